package org.anlage.launcher.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final String TEXT =
      """
      {"arms": [{"name": "a", "weights": ["glorot", {"use": "scale", "value": 1}]}, {"name": "b"}],
       "trainer": "bptt", "tasks": ["go", {"use": "pick", "label": "p"}]}
      """;

  private static Json.Obj parse(String text) {
    return (Json.Obj) JsonReader.parse("x", text, ProblemException.Kind.CONFIGURATION);
  }

  private static String set(String setting) {
    Json.Obj root = parse(TEXT);
    JsonPath.apply(root, setting);
    return JsonWriter.canonical(root);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=x | \"name\":\"x\"",
        "seeds=5 | \"seeds\":5",
        "seeds=[1,2] | \"seeds\":[1,2]",
        "data.source.neurons=7 | \"data\":{\"source\":{\"neurons\":7}}",
        "trainer.updates=9 | \"trainer\":{\"updates\":9,\"use\":\"bptt\"}",
        "arms.a.weights.1.value=2 | {\"use\":\"scale\",\"value\":2}",
        "arms.0.weights.scale.value=2 | {\"use\":\"scale\",\"value\":2}",
        "arms.0.weights.glorot.gain=2 | {\"gain\":2,\"use\":\"glorot\"}",
        "arms.b=null | null],",
        "tasks.p.x=1 | {\"label\":\"p\",\"use\":\"pick\",\"x\":1}",
        "tasks.go.x=1 | {\"use\":\"go\",\"x\":1}",
        "title=a=b | \"title\":\"a=b\"",
        "title= | \"title\":\"\""
      })
  void valuesAreSetByPath(String setting, String part) {
    assertTrue(set(setting).contains(part.strip()), () -> set(setting));
  }

  @Test
  void aStarIsEveryItem() {
    assertTrue(
        set("arms.*.weights=\"normal\"")
            .startsWith(
                "{\"arms\":[{\"name\":\"a\",\"weights\":\"normal\"},"
                    + "{\"name\":\"b\",\"weights\":\"normal\"}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1", "name", "arms.c.name=1", "arms.7=1", "arms.a.name.x.y=1", "arms.-1=1"})
  void pathsThatLeadNowhereAreProblems(String setting) {
    if (setting.equals("arms.a.name.x.y=1")) {
      assertTrue(set(setting).contains("\"use\":\"a\""), "a name stands for an object");
      return;
    }
    ProblemException fault = assertThrows(ProblemException.class, () -> set(setting));
    assertEquals(ProblemException.Kind.CONFIGURATION, fault.kind());
  }

  @Test
  void aCopySharesNothingThatCanChange() {
    Json.Obj root = parse(TEXT);
    String before = JsonWriter.canonical(root);
    Json.Obj copy = (Json.Obj) JsonPath.copy(root);
    JsonPath.apply(copy, "arms.a.weights.scale.value=3");
    JsonPath.apply(copy, "tasks.*=1");
    assertEquals(before, JsonWriter.canonical(root));
  }
}
