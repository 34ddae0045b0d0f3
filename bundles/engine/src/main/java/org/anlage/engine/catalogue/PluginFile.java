package org.anlage.engine.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Where a plug-in came from. */
public final class PluginFile {
  private PluginFile() {}

  /** The jar of a bundle; empty for bundles of the distribution. */
  public static Optional<Path> of(Bundle bundle) {
    try {
      Path jar = Path.of(URI.create(bundle.getLocation()));
      Path home = Path.of(System.getProperty("anlage.home", ""));
      return Optional.of(jar).filter(file -> !file.startsWith(home.resolve("bundles")));
    } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException noFile) {
      return Optional.empty();
    }
  }
}
