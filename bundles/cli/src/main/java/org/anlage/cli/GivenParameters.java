package org.anlage.cli;

import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Parameters of a component as {@code --param P=VALUE} gives them. */
final class GivenParameters {
  private GivenParameters() {}

  /** As an experiment file would have them; values that are no JSON are text. */
  static Json.Obj json(String name, Map<String, String> parameters) {
    Json.Obj object = Json.Obj.create().with("use", name);
    parameters.forEach(
        (key, text) -> {
          Json value;
          try {
            value = JsonReader.parse("--param " + key, text, ProblemException.Kind.CONFIGURATION);
          } catch (ProblemException notJson) {
            value = new Json.Str(text, new Json.Place("--param " + key, 0, 0));
          }
          object.with(key, value);
        });
    return object;
  }
}
