package org.anlage.launcher.cluster;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * The name of the jobs of a study, in the file {@code name} of its folder of jobs: the study's and
 * eight random digits, since two stores may have the same study. All machines that see the store
 * find the jobs by it.
 */
final class JobName {
  private static final String FILE = "name";
  private static final int DIGITS = 8;

  private JobName() {}

  /** The name; a new one if the study had no jobs yet. */
  static String of(Path folder, String study) {
    Path file = folder.resolve(FILE);
    String made =
        "anlage-"
            + study.replaceAll("[^A-Za-z0-9._-]", "_")
            + "-"
            + UUID.randomUUID().toString().substring(0, DIGITS);
    try {
      Files.createDirectories(folder);
      Path aside = folder.resolve(made);
      Files.writeString(aside, made, StandardOpenOption.CREATE_NEW);
      try {
        Files.createLink(file, aside); // whole or not at all, and only once
      } catch (FileAlreadyExistsException another) {
        // the name of an earlier command, or of one at the same time
      } finally {
        Files.delete(aside);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the folder of jobs cannot be written", folder.toString(), e.toString(), "", ""),
          e);
    }
  }

  /** Whether the study had jobs. */
  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }
}
