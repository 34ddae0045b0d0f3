package org.anlage.api.data;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Loads, or makes, a {@link Cortex}.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface CortexSource<P extends Record> extends Parameterized<P> {
  /**
   * Whether a file or folder looks like something this source reads. Quick: looks at names and
   * first bytes, never loads. Sources that need no path answer false.
   */
  boolean recognises(Path path);

  /**
   * Loads the data.
   *
   * @param parameters parameters
   * @param path the file or folder the user named, if any
   * @return the cortex, positions in micrometres
   * @throws org.anlage.api.component.ProblemException with kind DATA if it cannot be read or is
   *     inconsistent
   */
  Cortex load(P parameters, Optional<Path> path);
}
