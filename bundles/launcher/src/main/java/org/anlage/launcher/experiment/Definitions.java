package org.anlage.launcher.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonReader;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.parameter.ParameterDecoder;
import org.anlage.launcher.parameter.ParameterEncoder;

/** Definitions of runs as canonical JSON. */
public final class Definitions {
  private Definitions() {}

  /** What a run does, from its definition. */
  public static RunKind kind(String where, String json) {
    return RunKind.valueOf(object(where, json).text("kind").toUpperCase(Locale.ROOT));
  }

  /** A run of any kind, from its definition. */
  public static Definition parse(String where, String json, Catalogue catalogue) {
    return switch (kind(where, json)) {
      case TRAIN -> RunDefinition.parse(where, json, catalogue);
      case SIMULATE -> SimulationDefinition.parse(where, json, catalogue);
      case MEASURE -> MeasurementDefinition.parse(where, json, catalogue);
    };
  }

  static String json(Record definition, Catalogue catalogue) {
    return JsonWriter.canonical(
        new ParameterEncoder(new ExperimentForms(catalogue).all()).encode(definition));
  }

  static <D extends Record> D parse(Class<D> type, String where, String json, Catalogue catalogue) {
    ParameterDecoder decoder = new ParameterDecoder(new ExperimentForms(catalogue).all());
    Optional<D> definition = decoder.decode(type, object(where, json), "the run", Set.of());
    decoder.finish();
    return definition.orElseThrow();
  }

  private static Json.Obj object(String where, String json) {
    return (Json.Obj) JsonReader.parse(where, json, ProblemException.Kind.STORE);
  }
}
