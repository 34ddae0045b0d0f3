package org.anlage.launcher.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;
import org.anlage.launcher.catalogue.BundleDigests;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.Definition;
import org.anlage.launcher.experiment.Definitions;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonReader;
import org.anlage.launcher.json.JsonWriter;
import org.osgi.framework.Bundle;

/**
 * The code that enters a run's result, which is part of its id.
 *
 * @param digests digests of bundles
 * @param launcher the bundle that assembles runs
 */
public record RunCode(BundleDigests digests, Bundle launcher) {

  /** Symbolic names of bundles with the digests of their jars, as they are installed now. */
  List<String> of(Stream<Component> components) {
    Map<String, String> code = new TreeMap<>(digests.closure(launcher));
    components.forEach(component -> code.putAll(digests.closure(component.entry().bundle())));
    return code.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  /** Symbolic names of the bundles of a run; looks at no bundle, for they may be changing. */
  public static List<String> bundles(RunRequest run) {
    Json.Obj definition =
        (Json.Obj) JsonReader.parse(run.label(), run.json(), ProblemException.Kind.STORE);
    return definition.members().get("code") instanceof Json.Arr code
        ? code.items().stream().map(line -> ((Json.Str) line).value().split(" ", 2)[0]).toList()
        : List.of();
  }

  /**
   * The run as it has to be computed now: the same, or one with another id where its code was
   * replaced since it was planned.
   */
  public RunRequest current(RunRequest planned, Catalogue catalogue) {
    Definition definition = Definitions.parse(planned.label(), planned.json(), catalogue);
    List<String> now = of(definition.components());
    return now.equals(definition.code())
        ? planned
        : request(definition.withCode(now), catalogue, planned.label());
  }

  static RunRequest request(Definition definition, Catalogue catalogue, String label) {
    String json = definition.json(catalogue);
    String id = JsonWriter.sha256(json.getBytes(StandardCharsets.UTF_8));
    return new RunRequest(id, json, label);
  }

  /** A run of the plan, with the code that there is now. */
  StudyPlan.PlannedRun planned(
      Definition definition, Catalogue catalogue, String arm, String task, long seed) {
    Definition now = definition.withCode(of(definition.components()));
    RunRequest run = request(now, catalogue, arm);
    return new StudyPlan.PlannedRun(arm, task, seed, run.id(), run.json());
  }
}
