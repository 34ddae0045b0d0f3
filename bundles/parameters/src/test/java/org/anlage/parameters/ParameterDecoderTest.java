package org.anlage.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterDecoderTest {
  private static Json.Obj parse(String text) {
    return (Json.Obj) JsonReader.parse("x", text, ProblemException.Kind.CONFIGURATION);
  }

  private static Example decode(String text) {
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<Example> example = decoder.decode(Example.class, parse(text), "example", Set.of());
    decoder.finish();
    return example.orElseThrow();
  }

  private static List<Problem> problems(Class<? extends Record> type, String text) {
    ParameterDecoder decoder = new ParameterDecoder();
    assertEquals(Optional.empty(), decoder.decode(type, parse(text), "example", Set.of("use")));
    ProblemException all = assertThrows(ProblemException.class, decoder::finish);
    assertEquals(ProblemException.Kind.CONFIGURATION, all.kind());
    return all.problems();
  }

  @Test
  void defaultsFillWhatIsNotGiven() {
    assertEquals(
        new Example(
            3,
            9007199254740993L,
            0.5,
            true,
            "none",
            Example.Shade.LIGHT_GREY,
            new Example.Part(0, 1),
            List.of(),
            List.of(),
            Optional.empty()),
        decode("{}"));
  }

  @Test
  void everyTypeIsRead() {
    assertEquals(
        new Example(
            10,
            -1,
            1,
            false,
            "b",
            Example.Shade.BLACK,
            new Example.Part(-2, 2),
            List.of(1.0, 2.5),
            List.of(new Example.Part(0, 7), new Example.Part(0, 1)),
            Optional.of(0.25)),
        decode(
            """
            {"count": 1e1, "large": -1, "share": 1, "on": false, "words": "b", "shade": "black",
             "part": {"low": -2, "high": 2}, "numbers": [1, 2.5], "parts": [{"high": 7}, {}],
             "limit": 0.25}
            """));
    assertEquals(List.of(4.0), decode("{\"numbers\": 4}").numbers(), "one item needs no brackets");
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    ParameterEncoder encoder = new ParameterEncoder();
    for (String text :
        List.of("{}", "{\"limit\": 1e-9, \"shade\": \"black\"}", "{\"parts\": [{\"low\": -1}]}")) {
      Example example = decode(text);
      Json.Obj written = encoder.encode(example);
      assertEquals(example, decode(JsonWriter.pretty(written)));
      assertEquals(example, decode(JsonWriter.canonical(written)));
    }
    assertTrue(!encoder.encode(decode("{}")).members().containsKey("limit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cuont\": 1} | unknown key \"cuont\" in example; did you mean \"count\"?",
        "{\"count\": \"1\"} | wrong type for \"count\" of example: got the string \"1\"",
        "{\"count\": 1.5} | wrong type for \"count\" of example: got the number 1.5",
        "{\"count\": 1e99999999999} | expected a whole number",
        "{\"count\": 99999999999} | expected a whole number",
        "{\"count\": 0} | out of range: \"count\" of example: got 0, expected 1 to 10",
        "{\"count\": 11} | out of range: \"count\" of example: got 11, expected 1 to 10",
        "{\"count\": null} | wrong type for \"count\" of example: got null",
        "{\"share\": 0} | greater than 0, at most 1",
        "{\"share\": 1e999} | out of range",
        "{\"on\": 1} | expected true or false",
        "{\"words\": [\"a\"]} | expected a string",
        "{\"shade\": \"blck\"} | did you mean \"black\"?",
        "{\"shade\": \"LIGHT_GREY\"} | expected one of light-grey, black",
        "{\"part\": 3} | expected an object; its keys are: low, high",
        "{\"share\": \"0,5\"} | expected a number; write a point, not a comma",
        "{\"part\": {\"low\": 5}} | \"low\" is above \"high\"",
        "{\"part\": {\"hihg\": 5}} | did you mean \"high\"?",
        "{\"numbers\": [1, \"2\"]} | got the string \"2\", expected a number",
        "{\"limit\": {}} | wrong type for \"limit\" of example: got an object"
      })
  void oneFaultIsSaidOnceWithItsPlace(String text, String part) {
    List<Problem> problems = problems(Example.class, text);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).line().contains(part.strip()), problems.get(0).line());
    assertTrue(problems.get(0).where().startsWith("x:1:"), problems.get(0).line());
  }

  record Place(@Parameter(text = "Where it is", value = "\"\"") String path) {}

  record Placed(@Parameter(text = "A place", value = "{}") Place place) {}

  @Test
  void aTextInThePlaceOfAnObjectWithAPathIsTakenForThePath() {
    String line = problems(Placed.class, "{\"place\": \"/a b\"}").get(0).line();
    assertTrue(line.endsWith("expected an object; write { \"path\": \"/a b\" }"), line);
  }

  @Test
  void allFaultsAreSaidAtOnce() {
    List<Problem> problems =
        problems(
            Example.class,
            "{\n\"use\": \"it\",\n\"count\": 0,\n\"shade\": 1,\n\"part\": {\"low\": \"a\","
                + " \"x\": 1},\n\"y\": 2}");
    assertEquals(5, problems.size(), problems::toString);
    assertTrue(problems.stream().anyMatch(p -> p.where().startsWith("x:3:")));
    assertTrue(problems.stream().anyMatch(p -> p.where().startsWith("x:6:")));
  }

  @Test
  void whatIsRequiredIsAskedFor() {
    Problem problem = problems(Example.Demanding.class, "{}").get(0);
    assertTrue(problem.line().contains("missing key \"name\" in example"), problem.line());
    assertTrue(problem.line().contains("The name of it"), problem.line());
  }

  /** A component without its declaration: the fault of whoever wrote the extension. */
  record Undeclared(int count) {}

  /** A rule that fails in an unforeseen way. */
  record Failing(@Parameter(text = "Count", value = "1") int count) {
    Failing {
      if (count == 1) {
        throw new IllegalStateException("unforeseen");
      }
    }
  }

  @Test
  void faultsOfTheRecordAreFaultsOfThePlugin() {
    for (Class<? extends Record> type : List.of(Undeclared.class, Failing.class)) {
      ProblemException fault =
          assertThrows(
              ProblemException.class,
              () -> new ParameterDecoder().decode(type, parse("{}"), "it", Set.of()));
      assertEquals(ProblemException.Kind.PLUGIN, fault.kind());
    }
  }
}
