package org.anlage.boot.plugins;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * A jar in a folder of plug-ins.
 *
 * @param file the jar
 * @param digest SHA-256 of what was loaded, hex; empty where it could not be read
 * @param bundle the bundle it became, if it could be installed
 * @param problem one line: why it is not in use, and what to do; empty if it is
 */
public record Plugin(Path file, String digest, Optional<Bundle> bundle, Optional<String> problem) {
  /** Name and version of the bundle, or of the file where it is none. */
  public String name() {
    return bundle
        .map(b -> b.getSymbolicName() + " " + b.getVersion())
        .orElseGet(() -> String.valueOf(file.getFileName()));
  }
}
