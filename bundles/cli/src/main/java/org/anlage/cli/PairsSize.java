package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * What a matrix of all pairs takes.
 *
 * @param neurons number of neurons
 */
record PairsSize(int neurons) {
  private static final double GIGABYTE = 1e9;

  long bytes() {
    return (long) neurons * neurons * Double.BYTES;
  }

  /** Said before anything is computed. */
  String words(Path file) {
    return String.format(
        Locale.ROOT, "%d x %d numbers, %.3g GB, to %s", neurons, neurons, bytes() / GIGABYTE, file);
  }

  /** Refuses a file that does not fit where it goes. */
  void requireSpace(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      long free = Files.getFileStore(folder).getUsableSpace();
      long there = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (bytes() > free + there) {
        throw new ProblemException(
            ProblemException.Kind.STORE,
            new Problem(
                "the matrix does not fit on the disk",
                file.toString(),
                gigabytes(bytes()),
                "at most " + gigabytes(free + there),
                "choose fewer neurons, or another folder with --out"));
      }
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.3g GB", bytes / GIGABYTE);
  }
}
