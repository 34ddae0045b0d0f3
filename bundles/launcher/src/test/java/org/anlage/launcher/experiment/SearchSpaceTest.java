package org.anlage.launcher.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
  private static final Map<Class<?>, org.anlage.parameters.ValueCodec<?>> CODECS =
      Map.of(SearchSpace.class, new SearchSpace.Codec(), Seeds.class, new SeedsCodec());

  private static SearchSettings search(String text) {
    ParameterDecoder decoder = new ParameterDecoder(CODECS);
    Optional<SearchSettings> search =
        decoder.decode(
            SearchSettings.class,
            (Json.Obj)
                JsonReader.parse("t", text.replace('\'', '"'), ProblemException.Kind.CONFIGURATION),
            "\"search\"",
            Set.of());
    decoder.finish();
    return search.orElseThrow();
  }

  private static List<Map<String, Json>> draw(String space, int points, long seed) {
    return search("{'points': 2, 'space': " + space + "}").space().draw(points, seed);
  }

  private static double number(Map<String, Json> point, String path) {
    return Json.toDouble(Optional.ofNullable(point.get(path)).orElseThrow());
  }

  private static String canonical(List<Map<String, Json>> points) {
    return String.join(
        "; ",
        points.stream()
            .map(p -> String.join(",", p.values().stream().map(JsonWriter::canonical).toList()))
            .toList());
  }

  @Test
  void pointsDependOnTheSeedAloneAndMorePointsBeginWithTheSameOnes() {
    String space = "{'a': {'logUniform': [1e-4, 1]}, 'b': ['x', 'y', {'use': 'z'}]}";
    List<Map<String, Json>> few = draw(space, 5, 3);
    assertEquals(canonical(few), canonical(draw(space, 5, 3)));
    assertEquals(canonical(few), canonical(draw(space, 20, 3).subList(0, 5)));
    assertFalse(canonical(few).equals(canonical(draw(space, 5, 4))));
  }

  @Test
  void aPathMoreChangesNoValueOfTheOthers() {
    List<Map<String, Json>> one = draw("{'a': {'uniform': [0, 1]}}", 4, 0);
    List<Map<String, Json>> two = draw("{'b': [1, 2], 'a': {'uniform': [0, 1]}}", 4, 0);
    for (int i = 0; i < 4; i++) {
      assertEquals(number(one.get(i), "a"), number(two.get(i), "a"));
    }
  }

  /** The share below the middle of 1000 draws has a standard error of 0.016. */
  @ParameterizedTest
  @CsvSource({"uniform,10,30,20", "logUniform,0.0001,1,0.01", "integer,1,1000000,500000"})
  void halfOfTheValuesAreBelowTheMiddleAndAllAreWithinTheBounds(
      String form, String low, String high, double middle) {
    List<Map<String, Json>> points =
        draw("{'a': {'%s': [%s, %s]}}".formatted(form, low, high), 1000, 1);
    double[] values = points.stream().mapToDouble(p -> number(p, "a")).toArray();
    double below = java.util.Arrays.stream(values).filter(v -> v <= middle).count() / 1000.0;
    assertEquals(0.5, below, 5 * 0.016);
    for (double value : values) {
      assertTrue(value >= Double.parseDouble(low) && value <= Double.parseDouble(high));
    }
  }

  @Test
  void valuesHaveFourDigitsAndStayWithinBoundsThatHaveMore() {
    for (Map<String, Json> point : draw("{'a': {'uniform': [0.123449, 0.123451]}}", 2, 0)) {
      double value = number(point, "a");
      assertTrue(value >= 0.123449 && value <= 0.123451, () -> "" + value);
    }
    Json drawn = draw("{'a': {'uniform': [100, 200]}}", 2, 0).get(0).get("a");
    assertTrue(JsonWriter.canonical(drawn).matches("1\\d\\d(\\.\\d)?"), drawn::toString);
  }

  @Test
  void aFiniteSpaceCanBeDrawnWholeAndNoMore() {
    String space = "{'a': ['x', 'y'], 'b': {'integer': [-1, 1]}}";
    Set<String> points = new HashSet<>();
    draw(space, 6, 0).forEach(p -> points.add(p.toString()));
    assertEquals(6, points.size());
    String message = assertThrows(ProblemException.class, () -> draw(space, 7, 0)).getMessage();
    assertTrue(message.contains("6 different points") && message.contains("at least 7"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'points': 4, 'space': {}} | an object of paths",
        "{'points': 4, 'space': {'a': []}} | a list of values",
        "{'points': 4, 'space': {'a': 3}} | a list of values",
        "{'points': 4, 'space': {'a': {'loguniform': [1, 2]}}} | logUniform",
        "{'points': 4, 'space': {'a': {'uniform': [1]}}} | two numbers",
        "{'points': 4, 'space': {'a': {'uniform': [2, 1]}}} | the first is lower",
        "{'points': 4, 'space': {'a': {'uniform': [1, 1e999]}}} | finite",
        "{'points': 4, 'space': {'a': {'logUniform': [0, 1]}}} | two positive numbers",
        "{'points': 4, 'space': {'a': {'integer': [0.5, 2]}}} | two whole numbers",
        "{'points': 1, 'space': {'a': [1, 2]}} | 2 to 1000",
        "{'space': {'a': [1, 2]}} | missing key \"points\"",
        "{'points': 4, 'space': {'a': [1, 2]}, 'halving': {'rungs': 2}} | missing key \"seeds\"",
        "{'points': 4, 'space': {'a': [1, 2]}, 'halving': {'rungs': 1, 'seeds': [9]}} | 2 to 10",
        "{'points': 8, 'space': {'a': [1, 2]}, 'halving': {'rungs': 3, 'seeds': [9]}} | = 9 points"
      })
  void whatIsWrongIsSaid(String text, String words) {
    String message = assertThrows(ProblemException.class, () -> search(text)).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void anEncodedSearchIsReadAsItWas() {
    SearchSettings search =
        search(
            "{'points': 9, 'seed': 5, 'space': {'a': ['x', 2], 'b': {'integer': [1, 3]}, 'c':"
                + " {'logUniform': [0.1, 1]}, 'd': {'uniform': [-1, 1]}}, 'halving': {'eta': 2,"
                + " 'rungs': 3, 'seeds': [100, 101]}}");
    Json encoded = new ParameterEncoder(CODECS).encode(search);
    SearchSettings again = search(JsonWriter.canonical(encoded));
    assertEquals(search.space().words(), again.space().words());
    assertEquals(search.halving(), again.halving());
    assertEquals(
        canonical(search.space().draw(9, 5)), canonical(again.space().draw(again.points(), 5)));
  }

  @Test
  void pointsBecomeFewerAndUpdatesMore() {
    HalvingSettings halving = new HalvingSettings(3, 3, new Seeds(List.of(100L)));
    assertEquals(
        List.of(20, 6, 2), List.of(0, 1, 2).stream().map(r -> halving.points(20, r)).toList());
    assertEquals(List.of(9L, 3L, 1L), List.of(0, 1, 2).stream().map(halving::reduction).toList());
  }
}
