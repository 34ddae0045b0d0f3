package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** The Maven repository in the distribution, with what plug-ins are built with. */
final class Devkit {
  private static final String PARENT = "org/anlage/anlage-plugin-parent";

  private Devkit() {}

  /** The devkit of this installation. */
  static Path here() {
    return Path.of(System.getProperty("anlage.home", "."), "devkit").toAbsolutePath().normalize();
  }

  /** The version that it holds. */
  static String version(Path devkit) {
    try (var versions = Files.list(devkit.resolve(PARENT))) {
      List<Path> found = versions.filter(Files::isDirectory).toList();
      if (found.size() == 1) {
        return found.get(0).getFileName().toString();
      }
    } catch (IOException e) {
      // the same problem
    }
    throw ProblemException.configuration(
        new Problem(
            "this installation has no devkit for building plug-ins",
            devkit.resolve(PARENT).toString(),
            "",
            "a folder with one version in it",
            "use a complete distribution"));
  }

  /** As Maven names a folder: three slashes, which Path.toUri makes for folders that exist. */
  static String url(Path devkit) {
    String url = devkit.toUri().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
