package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListTest {

  private static final String ONE = "a1".repeat(32);
  private static final String TWO = "b2".repeat(32);
  private static final Path JAR = Path.of("x/some.jar");

  @TempDir Path folder;

  private AllowList list(String... lines) throws IOException {
    return AllowList.read(Files.write(folder.resolve("plugins.sha256"), List.of(lines)));
  }

  @Test
  void withoutAListEverythingMayBeLoaded() {
    AllowList list = AllowList.read(folder.resolve("none"));
    assertEquals(Optional.empty(), list.refusal(JAR, ONE));
    assertEquals(List.of(), list.problems());
  }

  @Test
  void whatSha256sumWritesIsRead() throws IOException {
    AllowList list =
        list("# ours", "", ONE.toUpperCase(java.util.Locale.ROOT) + "  some.jar", TWO + " *b.jar");
    assertEquals(List.of(), list.problems());
    assertEquals(Optional.empty(), list.refusal(JAR, ONE));
    assertEquals(Optional.empty(), list.refusal(JAR, TWO));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstDigest() throws IOException {
    AllowList list = list("\uFEFF" + ONE + "  some.jar");
    assertEquals(List.of(), list.problems());
    assertEquals(Optional.empty(), list.refusal(JAR, ONE));
  }

  @Test
  void whatIsNotOnItIsRefusedWithTheLineToAdd() throws IOException {
    JarProblem.Reason refusal = list(ONE + "  some.jar").refusal(JAR, TWO).orElseThrow();
    assertTrue(refusal.fix().endsWith(TWO + "  some.jar"), refusal.fix());
    assertTrue(refusal.fix().contains("plugins.sha256"), refusal.fix());
  }

  @Test
  void aLineThatIsNoneAllowsNothingAndIsNamed() throws IOException {
    AllowList list = list(ONE + "  some.jar", "some.jar");
    assertTrue(list.refusal(JAR, TWO).isPresent());
    assertEquals(1, list.problems().size());
    assertTrue(list.problems().get(0).line().contains("plugins.sha256:2: "));
  }
}
