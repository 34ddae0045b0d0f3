package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFilesTest {
  @TempDir Path root;
  private final List<String> notes = new ArrayList<>();
  private SealedFiles files;
  private Path file;

  @BeforeEach
  void written() {
    DirectoryStore store = DirectoryStore.create(root);
    files = new SealedFiles(store, notes::add);
    file = store.analysis("ab12", "spectrum@1.0.0+0123.4567");
    files.write(file, Json.Obj.create().with("radius", 1.5));
  }

  private Optional<Double> read() {
    return files.read(file, "what spectrum found", json -> json.number("radius"));
  }

  private void edit(String old, String text) throws IOException {
    String before = Files.readString(file);
    assertTrue(before.contains(old), before);
    Files.writeString(file, before.replace(old, text));
  }

  private void assertDamaged(String what) throws IOException {
    assertEquals(Optional.empty(), read());
    assertEquals(1, notes.size());
    assertTrue(
        notes.get(0).startsWith("warning: what spectrum found is damaged: " + what),
        notes.toString());
    assertFalse(Files.exists(file));
    try (Stream<Path> kept = Files.walk(root.resolve("damaged"))) {
      assertEquals(1, kept.filter(Files::isRegularFile).count(), "it is kept");
    }
  }

  @Test
  void whatWasWrittenIsRead() {
    assertEquals(Optional.of(1.5), read());
    assertEquals(Optional.empty(), files.damage(file));
    assertEquals(List.of(), notes);
  }

  /** The seal is the SHA-256 of the canonical text, written down here by hand. */
  @Test
  void theSealIsTheDigestOfAllOtherMembers() throws Exception {
    String canonical =
        "{\"file\":\"analyses/ab12/spectrum@1.0.0+0123.4567/findings.json\",\"radius\":1.5}";
    String seal = JsonWriter.sha256(canonical.getBytes(StandardCharsets.UTF_8));
    assertTrue(Files.readString(file).contains("\"seal\": \"" + seal + "\""));
  }

  @Test
  void anEditedNumberIsFound() throws Exception {
    edit("1.5", "1.25");
    assertDamaged("analyses/ab12/spectrum@1.0.0+0123.4567/findings.json was changed");
  }

  @Test
  void aRemovedSealIsFound() throws Exception {
    edit("\"seal\"", "\"other\"");
    assertDamaged("analyses/ab12/spectrum@1.0.0+0123.4567/findings.json was changed");
  }

  @Test
  void aFileThatIsCutOffIsFound() throws Exception {
    Files.writeString(file, Files.readString(file).substring(0, 40));
    assertDamaged("analyses/ab12/spectrum@1.0.0+0123.4567/findings.json cannot be read");
  }

  @Test
  void findingsOfAnotherRunAreFound() throws Exception {
    Path other = file.getParent().getParent().resolveSibling("cd34").resolve("findings.json");
    Files.createDirectories(other.getParent());
    Files.move(file, other);
    file = other;
    assertDamaged(
        "analyses/cd34/findings.json was stored as"
            + " analyses/ab12/spectrum@1.0.0+0123.4567/findings.json");
  }
}
