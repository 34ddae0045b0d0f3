package org.anlage.launcher.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.BundleDigests;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.MeasurementDefinition;
import org.anlage.launcher.experiment.SimulationDefinition;
import org.anlage.launcher.json.JsonWriter;
import org.osgi.framework.Bundle;

/**
 * Makes planned runs that simulate or measure.
 *
 * @param catalogue what is installed
 * @param digests digests of bundles
 * @param launcher the bundle that assembles runs
 * @param kernelClass class of the kernels of this session
 */
record RunFactory(Catalogue catalogue, BundleDigests digests, Bundle launcher, String kernelClass) {

  /** An arm's weights under the experiment's simulator. */
  StudyPlan.PlannedRun simulation(
      Experiment experiment,
      ArmSettings arm,
      String name,
      long seed,
      Optional<Cortex> cortex,
      String digest) {
    Component simulator = experiment.simulator().orElseThrow();
    Stream<Component> parts =
        Stream.of(
                Stream.of(arm.weights().generator(), simulator),
                arm.weights().transforms().stream(),
                arm.embedding().stream())
            .flatMap(s -> s);
    SimulationDefinition definition =
        new SimulationDefinition(
            RunKind.SIMULATE,
            digest,
            units(experiment, cortex),
            experiment.network().precision(),
            arm.weights(),
            arm.embedding(),
            simulator,
            experiment.keep(),
            seed,
            code(parts),
            kernelClass);
    return planned(name, simulator.name(), seed, definition.json(catalogue));
  }

  /** An estimator on a recording. */
  StudyPlan.PlannedRun measurement(
      Component estimator, String label, String recording, String digest, double bin, long seed) {
    MeasurementDefinition definition =
        new MeasurementDefinition(
            RunKind.MEASURE, digest, bin, estimator, seed, code(Stream.of(estimator)), kernelClass);
    return planned(recording, label, seed, definition.json(catalogue));
  }

  /** The bundles whose code enters a run, each with the digest of its jar. */
  List<String> code(Stream<Component> parts) {
    Map<String, String> code = new TreeMap<>(digests.closure(launcher));
    parts.forEach(component -> code.putAll(digests.closure(component.entry().bundle())));
    return code.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  static StudyPlan.PlannedRun planned(String arm, String task, long seed, String json) {
    String id = JsonWriter.sha256(json.getBytes(StandardCharsets.UTF_8));
    return new StudyPlan.PlannedRun(arm, task, seed, id, json);
  }

  private static int units(Experiment experiment, Optional<Cortex> cortex) {
    if (experiment.network().units().count().isPresent()) {
      return experiment.network().units().count().getAsInt();
    }
    return cortex
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "how many units are there? the experiment has no data to count neurons of",
                        "network.units",
                        "\"all-neurons\"",
                        "a number",
                        "or name the data: \"data\": {\"source\": ...}")))
        .size();
  }
}
