package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every cell with every optimiser still gives the bits of a store that was kept when version 0.1.0
 * was made: sixteen runs with two penalties, on perceptual decision.
 */
class StoredBitsIT {
  @TempDir Path work;

  @Test
  void everyCellAndOptimiserGivesTheBitsOfThen() throws Exception {
    Path root = Files.createDirectories(work.resolve("store"));
    try (InputStream file =
            Objects.requireNonNull(
                StoredBitsIT.class.getResourceAsStream("stored-bits/store.zip"));
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = root.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    StoreContents store = new StoreContents(root);
    StringBuilder lines = new StringBuilder();
    store.manifests().keySet().forEach(id -> lines.append("reproduce " + id + " --store store\n"));
    // All in one shell, which starts once.
    Path commands = Files.writeString(work.resolve("lines"), lines + "exit\n");
    Result result = Distribution.in(work).quick().reading(commands).run("shell").expect(0);
    assertEquals(16, store.manifests().size());
    assertTrue(result.errors().isEmpty(), result::toString);
    assertEquals(
        16,
        result
            .out()
            .lines()
            .filter(line -> line.endsWith("the same result, byte for byte"))
            .count(),
        result::toString);
  }
}
