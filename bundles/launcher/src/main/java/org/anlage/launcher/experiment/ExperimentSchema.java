package org.anlage.launcher.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.parameters.ParameterSchema;
import org.anlage.parameters.json.Json;

/** JSON Schema of experiment files, with everything that is installed. */
public final class ExperimentSchema {
  private ExperimentSchema() {}

  /** The schema (draft 2020-12). */
  public static Json.Obj of(Catalogue catalogue) {
    ExperimentCodecs codecs = new ExperimentCodecs(catalogue);
    Map<String, Json> extra = new LinkedHashMap<>();
    extra.put("$schema", Json.Obj.create().with("type", "string"));
    extra.put(
        "extends",
        Json.Obj.create()
            .with("type", "string")
            .with(
                "description",
                "Another experiment file, relative to this one, that this one changes"));
    extra.put(
        "grid",
        Json.Obj.create()
            .with("type", "object")
            .with("additionalProperties", Json.Obj.create().with("type", "array"))
            .with(
                "description",
                "Paths and lists of values: every combination becomes a set of arms"));
    Json.Obj body = new ParameterSchema(codecs.all()).object(Experiment.class, extra);
    // A file that extends another need not have the keys that the other has.
    body.members().remove("required");
    Json.Obj schema =
        Json.Obj.create()
            .with("$schema", "https://json-schema.org/draft/2020-12/schema")
            .with("title", "Anlage experiment");
    schema.members().putAll(body.members());
    return schema.with("$defs", codecs.definitions());
  }
}
