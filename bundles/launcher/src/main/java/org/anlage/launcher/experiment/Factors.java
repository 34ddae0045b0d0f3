package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;

/**
 * Where an arm stands in the design of an experiment.
 *
 * @param levels level by name of factor, in order
 */
public record Factors(Map<String, String> levels) {
  /** Copies the map. */
  public Factors {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /** An object of strings. */
  static final class Codec implements ValueCodec<Factors> {
    @Override
    public Optional<Factors> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      Map<String, String> levels = new LinkedHashMap<>();
      boolean good = value instanceof Json.Obj;
      if (value instanceof Json.Obj object) {
        for (Map.Entry<String, Json> factor : object.members().entrySet()) {
          if (factor.getValue() instanceof Json.Str level
              && !level.value().isBlank()
              && !factor.getKey().isBlank()) {
            levels.put(factor.getKey(), level.value());
          } else {
            decoder.report(
                factor.getValue(),
                "wrong level of the factor \"" + factor.getKey() + "\"",
                factor.getValue().kind(),
                "a string that is not empty",
                "");
            good = false;
          }
        }
      } else {
        decoder.report(
            value,
            "wrong type for \"factors\"",
            value.kind(),
            "an object of levels, for example {\"weights\": \"W*\"}",
            "");
      }
      return good ? Optional.of(new Factors(levels)) : Optional.empty();
    }

    @Override
    public Json encode(Factors value) {
      Json.Obj json = Json.Obj.create();
      value.levels().forEach(json::with);
      return json;
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      return Json.Obj.create()
          .with("type", "object")
          .with("additionalProperties", Json.Obj.create().with("type", "string"));
    }

    @Override
    public String words() {
      return "object of levels";
    }
  }
}
