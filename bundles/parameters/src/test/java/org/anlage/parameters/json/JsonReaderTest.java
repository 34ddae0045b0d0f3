package org.anlage.parameters.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static Json parse(String text) {
    return JsonReader.parse("x.json", text, ProblemException.Kind.CONFIGURATION);
  }

  private static ProblemException fault(String text) {
    return assertThrows(ProblemException.class, () -> parse(text), text);
  }

  @Test
  void valuesKnowTheirPlaces() {
    Json.Obj root = (Json.Obj) parse("{\n  \"a\": [1,\n    true]\n}");
    Json.Arr list = (Json.Arr) root.require("a");
    assertEquals("x.json:1:1", root.place().toString());
    assertEquals(2, list.place().line());
    assertEquals(3, list.items().get(1).place().line());
    assertInstanceOf(Json.Bool.class, list.items().get(1));
  }

  @Test
  void commentsAreWhiteSpace() {
    String text =
        "// first\n{ /* a\n b */ \"a//b\": \"/* \\\" no */\", // \"c\": 1\n \"d\": 2 } //";
    Json.Obj root = (Json.Obj) parse(text);
    assertEquals(List.of("a//b", "d"), List.copyOf(root.members().keySet()));
    assertEquals("/* \" no */", root.text("a//b"));
    assertEquals(4, root.require("d").place().line());
  }

  @Test
  void everyDuplicateKeyIsFound() {
    List<Problem> problems = fault("{\"a\":1,\n\"a\":2,\n\"b\":{\"c\":1,\n\"c\":1}}").problems();
    assertEquals(2, problems.size());
    assertTrue(problems.get(0).where().startsWith("x.json:2:"), problems.get(0).line());
    assertEquals("duplicate key \"a\"", problems.get(0).what());
    assertTrue(problems.get(1).where().startsWith("x.json:4:"), problems.get(1).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\" 1}",
        "{a: 1}",
        "{'a': 1}",
        "nul",
        "NaN",
        "01",
        "1 2",
        "{} {}",
        "\"a",
        "[1",
        "/* open",
        "{\"a\": +1}",
        "{\"a\": .5}",
        "\u0000",
        "{\"a\": \"\n\"}"
      })
  void whatIsNotJsonIsSaidInOneLine(String text) {
    ProblemException fault = fault(text);
    assertEquals(1, fault.problems().size());
    assertTrue(fault.problems().get(0).where().startsWith("x.json"), fault.getMessage());
    assertEquals(1, String.valueOf(fault.getMessage()).lines().count(), fault.getMessage());
  }

  @Test
  void deepNestingEndsInAProblemAndNotInAnOverflow() {
    parse("[".repeat(60) + "]".repeat(60));
    fault("[".repeat(100_000));
    fault("{\"a\":".repeat(100_000));
  }

  @Test
  void garbageNeverEndsInAnythingElse() {
    RandomStream random = RandomStream.of(1);
    String alphabet = "{}[]\",:/*\\ \n0123456789.eE+-truefalsnl";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int k = 0; k < length; k++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Json value = parse(text.toString());
        assertEquals(
            JsonWriter.canonical(value), JsonWriter.canonical(parse(JsonWriter.pretty(value))));
      } catch (ProblemException expected) {
        assertEquals(ProblemException.Kind.CONFIGURATION, expected.kind());
      }
    }
  }

  @Test
  void filesThatAreMissingOrNotTextAreProblems(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("bytes.json");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    for (Path bad : List.of(file, folder, folder.resolve("gone.json"))) {
      ProblemException fault =
          assertThrows(
              ProblemException.class, () -> JsonReader.read(bad, ProblemException.Kind.STORE));
      assertEquals(ProblemException.Kind.STORE, fault.kind());
      assertTrue(fault.problems().get(0).where().contains(bad.toString()));
    }
  }
}
