package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Activation;
import org.anlage.api.run.RunKind;
import org.anlage.api.simulation.Simulator;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.store.plan.StudyPlan;

/** Plans runs that simulate: the weights of every arm under the experiment's simulator. */
final class SimulationPlanner implements KindPlanner {
  @Override
  public boolean isAsked(Experiment experiment) {
    return experiment.simulator().isPresent();
  }

  /** Priors may need data that was named; without it only the number of units may. */
  @Override
  public boolean needsData(Experiment experiment) {
    return experiment.data().path().isPresent()
        || experiment.data().source().component().isPresent()
        || experiment.network().units().count().isEmpty();
  }

  /** None: a grid may go over simulators. */
  @Override
  public List<String> labels(Experiment experiment) {
    return List.of();
  }

  @Override
  public List<StudyView.StudyTask> tasks(Experiment experiment, Optional<Cortex> cortex) {
    return experiment.simulator().stream()
        .map(s -> new StudyView.StudyTask(s.name(), Optional.empty()))
        .toList();
  }

  @Override
  public void plan(ExperimentReader.Variant variant, DraftPlan draft) {
    Experiment experiment = variant.experiment();
    ConfiguredExtension simulator = experiment.simulator().orElseThrow();
    requireNoCell(experiment.network(), simulator.name());
    for (ArmSettings arm : experiment.arms()) {
      requireNoTraining(arm);
      for (long seed : draft.seeds()) {
        SimulationDefinition definition =
            new SimulationDefinition(
                RunKind.SIMULATE,
                draft.dataDigest(),
                units(experiment, draft.cortex()),
                experiment.network().precision(),
                arm.weights(),
                arm.embedding(),
                simulator,
                experiment.keep(),
                seed,
                List.of(),
                draft.kernels());
        draft.add(definition, arm.name() + variant.suffix(), simulator.name());
      }
    }
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

  @Override
  public Optional<Forecast.Cost> cost(PlannedStudy study, Catalogue catalogue) {
    double seconds = 0;
    long memory = 0;
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      SimulationDefinition definition =
          SimulationDefinition.parse(run.arm(), run.definition(), catalogue);
      Simulator.Extent extent =
          definition
              .simulator()
              .<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
      Simulator.Effort effort =
          definition
              .simulator()
              .<Simulator<Record>, Simulator.Effort>call(
                  "say its effort",
                  (service, parameters) -> service.effort(parameters, definition.units()));
      Estimate estimate =
          Estimate.simulation(study.kernels().kernels(), definition.units(), extent, effort);
      seconds += estimate.secondsPerRun();
      memory = Math.max(memory, estimate.bytesPerRun());
    }
    return Optional.of(
        new Forecast.Cost(new Estimate(seconds, memory), "threads", "weights and analyses"));
  }

  /** Settings of a cell that are not the defaults: simulators have units of their own. */
  private static void requireNoCell(NetworkSettings network, String simulator) {
    List<String> asked = new ArrayList<>();
    if (!network.cell().name().equals("vanilla")) {
      asked.add("\"cell\"");
    }
    if (network.activation() != Activation.RELU) {
      asked.add("\"activation\"");
    }
    if (network.leak() != 0.2) {
      asked.add("\"leak\"");
    }
    if (network.inputNoise() != 0.05) {
      asked.add("\"inputNoise\"");
    }
    if (!asked.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "simulators have units, time constants and noise of their own",
              "network",
              String.join(", ", asked),
              "\"units\" and \"precision\"",
              "leave it out; `anlage describe " + simulator + "` has what can be set"));
    }
  }

  /** What a simulation would leave out without a word, although the report named it. */
  private static void requireNoTraining(ArmSettings arm) {
    List<String> asked = new ArrayList<>();
    if (!arm.start().isEmpty()) {
      asked.add("\"start\"");
    }
    if (arm.fork().isPresent()) {
      asked.add("\"fork\"");
    }
    if (!arm.interventions().isEmpty()) {
      asked.add("\"interventions\"");
    }
    if (!arm.regularizers().isEmpty()) {
      asked.add("\"regularizers\"");
    }
    if (!arm.constraints().isEmpty()) {
      asked.add("\"constraints\"");
    }
    if (!asked.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "a simulation trains nothing, so that its arms have no starts, forks,"
                  + " interventions, penalties or constraints",
              "arm \"" + arm.name() + "\"",
              String.join(", ", asked),
              "weights, and distances for analyses",
              "leave it out, or use a trainer"));
    }
  }
}
