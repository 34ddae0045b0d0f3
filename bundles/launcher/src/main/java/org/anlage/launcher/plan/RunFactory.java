package org.anlage.launcher.plan;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.MeasurementDefinition;
import org.anlage.launcher.experiment.RecordingSettings;
import org.anlage.launcher.experiment.SimulationDefinition;

/**
 * Makes planned runs that simulate or measure.
 *
 * @param catalogue what is installed
 * @param code the code that enters results
 * @param kernelClass class of the kernels of this session
 */
record RunFactory(Catalogue catalogue, RunCode code, String kernelClass) {

  /** An arm's weights under the experiment's simulator. */
  StudyPlan.PlannedRun simulation(
      Experiment experiment,
      ArmSettings arm,
      String name,
      long seed,
      Optional<Cortex> cortex,
      String digest) {
    Component simulator = experiment.simulator().orElseThrow();
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
            kernelClass);
    return code.planned(definition, catalogue, name, simulator.name(), seed);
  }

  /** An estimator on a recording. */
  StudyPlan.PlannedRun measurement(
      Component estimator,
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
            kernelClass);
    return code.planned(definition, catalogue, name, label, seed);
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
