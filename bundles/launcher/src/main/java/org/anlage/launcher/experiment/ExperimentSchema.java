package org.anlage.launcher.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.parameters.ParameterSchema;
import org.anlage.parameters.json.Json;

/** JSON Schema of experiment files, with everything that is installed. */
public final class ExperimentSchema {
  /**
   * Keys of which one set is needed, without those that the distribution gives; a file that extends
   * another has the other's.
   */
  private static final List<List<String>> NEEDED =
      List.of(
          List.of("extends"),
          List.of("name", "arms", "tasks"),
          List.of("name", "arms", "simulator"),
          List.of("name", "estimators"));

  private ExperimentSchema() {}

  /** The schema (draft 2020-12). */
  public static Json.Obj of(Catalogue catalogue) {
    ExperimentCodecs codecs = new ExperimentCodecs(catalogue);
    Map<String, Json> extra = new LinkedHashMap<>();
    extra.put(
        "$schema",
        Json.Obj.create()
            .with("type", "string")
            .with("description", "Where editors find this schema; Anlage does not read it"));
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
    body.members().remove("required");
    Set<String> given =
        new ExperimentReader(catalogue)
            .defaults()
            .map(defaults -> defaults.members().keySet())
            .orElse(Set.of());
    body.with("anyOf", Json.array(NEEDED.stream().map(keys -> needed(keys, given)).toList()));
    body.object("properties").object("name").with("pattern", "^(?:" + Experiment.NAME + ")$");
    Json.Obj schema =
        Json.Obj.create()
            .with("$schema", "https://json-schema.org/draft/2020-12/schema")
            .with("$id", "urn:anlage:schema:experiment")
            .with("title", "Anlage experiment");
    schema.members().putAll(body.members());
    return schema.with("$defs", codecs.definitions());
  }

  /** That keys are there; strict validators want them to be declared where they are required. */
  private static Json needed(List<String> all, Set<String> given) {
    List<String> keys = all.stream().filter(key -> !given.contains(key)).toList();
    Json.Obj declared = Json.Obj.create();
    keys.forEach(key -> declared.with(key, Json.Obj.create()));
    return Json.Obj.create()
        .with("properties", declared)
        .with("required", Json.array(keys.stream().map(Json::string).toList()));
  }
}
