package org.anlage.web.http;

import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/**
 * A question of the page.
 *
 * @param values parts of the path and of the query, by name
 * @param body what was sent with it
 */
public record Question(Map<String, String> values, String body) {
  /** Copies the map. */
  public Question {
    values = Map.copyOf(values);
  }

  /** A value that may be missing. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A value that must be there. */
  public String text(String name) {
    return find(name)
        .orElseThrow(
            () ->
                ProblemException.configuration(Problem.of("the address has no \"" + name + "\"")));
  }

  /** The JSON object that was sent. */
  public Json.Obj json() {
    Json json = JsonReader.parse("the request", body, ProblemException.Kind.CONFIGURATION);
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw ProblemException.configuration(Problem.of("the request is no JSON object"));
  }
}
