package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.analysis.StudyView;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * Arms in words: their pipelines, with the parameters that are not defaults.
 *
 * @param catalogue what is installed
 */
record ArmWords(Catalogue catalogue) {
  /**
   * An arm for plans and reports.
   *
   * @param name its name in results
   * @param addition what follows its text
   */
  StudyView.Arm arm(ArmSettings arm, String name, String addition) {
    return new StudyView.Arm(name, describe(arm) + addition, arm.keeps(), arm.factors().levels());
  }

  /** An arm's pipeline in words. */
  private String describe(ArmSettings arm) {
    List<String> parts = new ArrayList<>();
    List<String> weights = new ArrayList<>();
    weights.add(words(arm.weights().generator()));
    arm.weights().transforms().forEach(t -> weights.add(words(t)));
    parts.add("weights: " + String.join(", then ", weights));
    arm.fork().ifPresent(f -> parts.add("goes on from " + f.arm() + " after update " + f.update()));
    if (!arm.start().isEmpty()) {
      parts.add("start: " + String.join(", then ", arm.start().stream().map(this::words).toList()));
    }
    arm.embedding().ifPresent(e -> parts.add("distances: " + words(e)));
    if (!arm.regularizers().isEmpty()) {
      parts.add(
          "penalties: "
              + String.join(" + ", arm.regularizers().stream().map(this::words).toList()));
    }
    if (!arm.constraints().isEmpty()) {
      parts.add(
          "constraints: "
              + String.join(", ", arm.constraints().stream().map(this::words).toList()));
    }
    if (!arm.interventions().isEmpty()) {
      parts.add(
          "interventions: "
              + String.join(", ", arm.interventions().stream().map(this::words).toList()));
    }
    String pipeline = String.join("; ", parts);
    return arm.text().isEmpty() ? pipeline : arm.text() + " (" + pipeline + ")";
  }

  /** An extension with the parameters that differ from its defaults. */
  private String words(ConfiguredExtension component) {
    List<String> parameters = new ArrayList<>();
    Map<String, Json> defaults = defaults(component);
    component
        .json()
        .members()
        .forEach(
            (key, value) -> {
              Json usual = defaults.get(key);
              if (usual == null
                  || !JsonWriter.canonical(usual).equals(JsonWriter.canonical(value))) {
                String text = value instanceof Json.Str s ? s.value() : JsonWriter.canonical(value);
                parameters.add(key + " " + text);
              }
            });
    return parameters.isEmpty()
        ? component.name()
        : component.name() + " (" + String.join(", ", parameters) + ")";
  }

  /** What the extension is without any parameter given; its name alone if some are required. */
  private Map<String, Json> defaults(ConfiguredExtension component) {
    Json name = Json.string(component.name());
    return new ExtensionCodecs(catalogue)
        .component(component.entry().kind(), name, new ParameterDecoder(), Set.of())
        .map(c -> c.json().members())
        .orElse(Map.of("use", name));
  }
}
