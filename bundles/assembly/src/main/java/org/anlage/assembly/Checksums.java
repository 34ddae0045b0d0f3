package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checksums that Maven looks for in a repository: the SHA-1 of each file, in a file beside. */
final class Checksums {
  private static final String SUFFIX = ".sha1";

  private Checksums() {}

  /** Writes those of all files in a folder. */
  static void write(Path repository) throws IOException {
    try (Stream<Path> tree = Files.walk(repository)) {
      List<Path> files =
          tree.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(SUFFIX)).toList();
      for (Path file : files) {
        Files.writeString(
            file.resolveSibling(file.getFileName() + SUFFIX),
            Digest.SHA_1.of(Files.newInputStream(file)));
      }
    }
  }
}
