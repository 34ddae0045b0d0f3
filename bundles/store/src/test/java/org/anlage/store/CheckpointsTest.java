package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  @TempDir Path root;
  private final List<String> notes = new ArrayList<>();

  @Test
  void theLatestStateIsKeptAndTheOnesBeforeAreNot() throws IOException {
    Checkpoints checkpoints = checkpoints();
    assertTrue(checkpoints.latest().isEmpty());
    checkpoints.keep(9, new byte[] {1, 2});
    checkpoints.keep(10, new byte[] {3});
    checkpoints.keep(10, new byte[] {4});
    assertArrayEquals(new byte[] {4}, checkpoints.latest().orElseThrow());
    assertEquals(List.of("0000000010"), names(folder()));
    assertEquals(List.of(), names(root.resolve("tmp")));
    checkpoints.clear();
    assertFalse(Files.exists(folder()));
    assertTrue(checkpoints.latest().isEmpty());
    checkpoints.clear();
  }

  @Test
  void aGenerationThatIsNotWholeIsPassedOver() throws IOException {
    Checkpoints checkpoints = checkpoints();
    checkpoints.keep(9, new byte[] {1, 2});
    byte[] good = Files.readAllBytes(folder().resolve("0000000009"));
    Files.write(folder().resolve("0000000010"), Arrays.copyOf(good, good.length - 1));
    Files.write(folder().resolve("0000000011"), new byte[5]);
    assertArrayEquals(new byte[] {1, 2}, checkpoints.latest().orElseThrow());
  }

  @Test
  void aFolderInThePlaceOfACheckpointIsMovedAside() throws IOException {
    Checkpoints checkpoints = checkpoints();
    checkpoints.keep(9, new byte[] {1, 2});
    Files.createDirectories(folder().resolve("0000000010/inside"));
    assertArrayEquals(new byte[] {1, 2}, checkpoints.latest().orElseThrow());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("0000000010 is not a checkpoint"), notes.toString());
    assertEquals(List.of("0000000009"), names(folder()));
    assertEquals(1, names(root.resolve("damaged/checkpoints/ab12")).size());
    checkpoints.keep(10, new byte[] {3});
    assertArrayEquals(new byte[] {3}, checkpoints.latest().orElseThrow());
    checkpoints.clear();
    assertFalse(Files.exists(folder()));
  }

  @Test
  void aFileInThePlaceOfTheFolderIsMovedAside() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.writeString(folder(), "not a folder");
    Checkpoints checkpoints = checkpoints();
    assertTrue(checkpoints.latest().isEmpty());
    assertEquals(1, notes.size());
    checkpoints.keep(9, new byte[] {1, 2});
    assertArrayEquals(new byte[] {1, 2}, checkpoints.latest().orElseThrow());
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(DirectoryStore.create(root), "ab12", notes::add);
  }

  private Path folder() {
    return root.resolve("checkpoints").resolve("ab12");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
