package org.anlage.launcher.plan;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.MeasurementDefinition;
import org.anlage.engine.definition.Run;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.RecordingSettings;
import org.anlage.store.plan.StudyPlan;

/**
 * Makes planned runs.
 *
 * @param catalogue what is installed
 * @param code the code that enters results
 */
record RunFactory(Catalogue catalogue, RunCode code) {
  /** A run with the code that is loaded now. */
  StudyPlan.PlannedRun planned(Definition definition, String arm, String task) {
    Run run = Run.of(code.current(definition), catalogue, arm);
    return new StudyPlan.PlannedRun(arm, task, definition.seed(), run.id(), run.request().json());
  }

  /** An arm's weights under the experiment's simulator. */
  StudyPlan.PlannedRun simulation(
      Experiment experiment,
      ArmSettings arm,
      String name,
      long seed,
      Optional<Cortex> cortex,
      String digest) {
    ConfiguredExtension simulator = experiment.simulator().orElseThrow();
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
            List.of(),
            code.kernels().kernelClass());
    return planned(definition, name, simulator.name());
  }

  /** An estimator on a recording. */
  StudyPlan.PlannedRun measurement(
      ConfiguredExtension estimator,
      String label,
      String name,
      String digest,
      RecordingSettings recording,
      long seed) {
    MeasurementDefinition definition =
        new MeasurementDefinition(
            RunKind.MEASURE,
            digest,
            recording.bin(),
            recording.leastSnr(),
            estimator,
            seed,
            List.of(),
            code.kernels().kernelClass());
    return planned(definition, name, label);
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
