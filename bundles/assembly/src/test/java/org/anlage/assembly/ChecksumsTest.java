package org.anlage.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumsTest {
  @TempDir Path repository;

  /** The digest of "abc" is that of FIPS 180-4's example. */
  @Test
  void everyFileHasItsSha1BesideItHoweverOftenTheyAreWritten() throws IOException {
    Path jar = Files.createDirectories(repository.resolve("g/a/1")).resolve("a-1.jar");
    Files.writeString(jar, "old");
    Checksums.write(repository);
    Files.writeString(jar, "abc");
    Checksums.write(repository);
    assertEquals(
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        Files.readString(jar.resolveSibling("a-1.jar.sha1")));
    try (var files = Files.list(jar.getParent())) {
      assertEquals(2, files.count());
    }
  }
}
