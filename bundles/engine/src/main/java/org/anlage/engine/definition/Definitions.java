package org.anlage.engine.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Definitions of runs as canonical JSON. */
public final class Definitions {
  private Definitions() {}

  /** The JSON of a definition, in which no name is resolved yet. */
  public static Json.Obj object(String where, String json) {
    return (Json.Obj) JsonReader.parse(where, json, ProblemException.Kind.STORE);
  }

  /** The code in a definition: symbolic name, version, SHA-256 of each bundle. */
  public static List<String> code(Json.Obj definition) {
    return definition.members().get("code") instanceof Json.Arr code
        ? code.items().stream().map(line -> ((Json.Str) line).value()).toList()
        : List.of();
  }

  /** A run of one kind. */
  public static <D extends Record> D decode(
      Class<D> type, Json.Obj definition, Catalogue catalogue) {
    ParameterDecoder decoder = new ParameterDecoder(new ExtensionCodecs(catalogue).all());
    Optional<D> decoded = decoder.decode(type, definition, "the run", Set.of());
    decoder.finish();
    return decoded.orElseThrow();
  }
}
