package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;

/**
 * Keys written to the wrong one of two things that are both called {@code comparisons}: the key of
 * an experiment says which arms are compared, the analyzer which metrics.
 */
final class MisplacedKeys {
  private static final String NAME = "comparisons";

  private final Catalogue catalogue;

  MisplacedKeys(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Reports what is misplaced, and takes it out so that it is not reported again. */
  void report(Json.Obj experiment, ParameterDecoder decoder) {
    Set<String> ofKey = names(ComparisonSettings.class);
    for (Json.Obj comparison : objects(experiment, NAME)) {
      move(
          comparison,
          key -> !ofKey.contains(key) && ofAnalyzer().contains(key),
          "\"comparisons\"",
          "it belongs to the analyzer: \"analyzers\": [{ \"use\": \"comparisons\", \"%s\": ... }]",
          decoder);
    }
    for (Json.Obj analyzer : objects(experiment, "analyzers")) {
      if (analyzer.members().get("use") instanceof Json.Str use && use.value().equals(NAME)) {
        move(
            analyzer,
            key -> ofKey.contains(key) && !ofAnalyzer().contains(key),
            "analyzer \"comparisons\"",
            "it belongs to the key of the experiment: \"comparisons\": [{ \"%s\": ... }]",
            decoder);
      }
    }
  }

  private Set<String> ofAnalyzer() {
    return catalogue
        .find(ExtensionKind.ANALYZER, NAME)
        .map(entry -> names(entry.parameters()))
        .orElse(Set.of());
  }

  private static void move(
      Json.Obj object,
      Predicate<String> misplaced,
      String where,
      String fix,
      ParameterDecoder decoder) {
    for (String key : List.copyOf(object.members().keySet())) {
      if (misplaced.test(key)) {
        Json value = object.members().remove(key);
        decoder.report(
            value == null ? object : value,
            "unknown key \"" + key + "\" in " + where,
            "",
            "",
            fix.formatted(key));
      }
    }
  }

  private static Set<String> names(Class<? extends Record> parameters) {
    return Arrays.stream(parameters.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private static List<Json.Obj> objects(Json.Obj experiment, String key) {
    Json value = experiment.members().get(key);
    List<Json> items = value instanceof Json.Arr list ? list.items() : Arrays.asList(value);
    return items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList();
  }
}
