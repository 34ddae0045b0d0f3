package org.anlage.api.distribution;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The branding of the distribution in use; one service, registered by the platform. */
@ProviderType
public interface Branding {
  /** Name of the distribution, such as {@code Anlage}. */
  String name();

  /** Lines to be shown above help and results; empty for none. */
  String banner();

  /** What stands above the title of a report. */
  String reportTitle();

  /** Colour of headings and links on white paper, {@code #rrggbb}. */
  Optional<String> accent();

  /** The same on dark paper. */
  Optional<String> darkAccent();

  /** The experiment that {@code anlage demo} runs; empty for the one that comes with Anlage. */
  Optional<Path> experiment();
}
