package org.anlage.parameters.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  private static Json parse(String text) {
    return JsonReader.parse("x", text, ProblemException.Kind.CONFIGURATION);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1e0, 1",
    "10e-1, 1",
    "-0, 0",
    "-0.0, 0",
    "0.10, 0.1",
    "1E-1, 0.1",
    "100, 100",
    "1e2, 100",
    "1e-7, 1E-7",
    "9007199254740993, 9007199254740993"
  })
  void equalNumbersAreWrittenAlike(String literal, String expected) {
    assertEquals(expected, JsonWriter.canonical(parse(literal)));
  }

  @Test
  void theOrderOfKeysAndWhiteSpaceDoNotMatter() {
    String one = JsonWriter.canonical(parse("{ \"b\": [1, {\"z\": 1, \"y\": 2}], \"a\": null }"));
    assertEquals("{\"a\":null,\"b\":[1,{\"y\":2,\"z\":1}]}", one);
    assertEquals(one, JsonWriter.canonical(parse("{\"a\":null,\"b\":[1.0,{\"y\":2,\"z\":1e0}]}")));
  }

  @Test
  void textIsEscaped() {
    String text = "quote \" back \\ line \n tab \t bell \u0007 umlaut \u00e4";
    String written = JsonWriter.canonical(Json.string(text));
    assertTrue(written.contains("\\u0007"), written);
    assertEquals(text, ((Json.Str) parse(written)).value());
  }

  @Test
  void theDigestIsThatOfTheCanonicalForm() {
    // printf '{}' | sha256sum
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        JsonWriter.digest(Json.Obj.create()));
  }

  @ParameterizedTest
  @CsvSource({
    "8.41e21, 8.41E+21",
    "2e23, 2E+23",
    "4.8726570057e288, 4.8726570057E+288",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1e-5, 0.00001",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "3.4028234663852886e38, 3.4028234663852886E+38"
  })
  void numbersAreWrittenTheSameOnEveryJvm(double value, String expected) {
    // Before Java 19 Double.toString wrote the first three of these with more digits than needed.
    assertEquals(expected, JsonWriter.canonical(Json.number(value)));
  }

  @Test
  void everyDoubleReadsBackAsItself() {
    RandomStream random = RandomStream.of(2);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      double back = Json.toDouble(parse(JsonWriter.canonical(Json.number(value))));
      assertTrue(value == back || (Double.isNaN(value) && Double.isNaN(back)), () -> "" + value);
    }
    for (double value : new double[] {Double.MIN_VALUE, Double.MIN_NORMAL, 1e15, 1e15 - 1, -1e16}) {
      assertEquals(value, Json.toDouble(parse(JsonWriter.pretty(Json.number(value)))));
    }
    assertEquals("\"NaN\"", JsonWriter.canonical(Json.number(Double.NaN)));
    assertEquals("\"-Infinity\"", JsonWriter.canonical(Json.number(Double.NEGATIVE_INFINITY)));
  }
}
