package org.anlage.launcher.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.Trainer;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.PluginFile;
import org.anlage.engine.compute.RunAssembly;
import org.anlage.engine.compute.StartMeans;
import org.anlage.engine.compute.TrainingRun;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.engine.definition.Units;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.TaskSettings;
import org.anlage.store.plan.StudyPlan;

/** Plans runs that train: every arm on every task. */
final class TrainingPlanner implements KindPlanner {
  @Override
  public boolean isAsked(Experiment experiment) {
    return experiment.trainer().isPresent();
  }

  @Override
  public boolean needsData(Experiment experiment) {
    return true;
  }

  @Override
  public List<String> labels(Experiment experiment) {
    return experiment.tasks().stream().map(TaskSettings::label).toList();
  }

  @Override
  public List<StudyView.StudyTask> tasks(Experiment experiment, Optional<Cortex> cortex) {
    return experiment.tasks().stream().flatMap(task -> described(task, cortex).stream()).toList();
  }

  /** A task with its description; empty if it cannot give one: its runs will say why. */
  private static Optional<StudyView.StudyTask> described(
      TaskSettings settings, Optional<Cortex> cortex) {
    try {
      TaskDescription description = describe(settings.task(), cortex);
      return Optional.of(new StudyView.StudyTask(settings.label(), description));
    } catch (ProblemException broken) {
      return Optional.empty();
    }
  }

  private static TaskDescription describe(ConfiguredExtension task, Optional<Cortex> cortex) {
    return task.<Task<Record>, TaskDescription>call(
        "describe itself", (service, parameters) -> service.describe(parameters, cortex));
  }

  @Override
  public void plan(ExperimentReader.Variant variant, DraftPlan draft) {
    Experiment experiment = variant.experiment();
    NetworkSettings network = network(experiment.network(), draft.cortex().orElseThrow().size());
    TrainingArms arms = new TrainingArms(experiment, network, variant.suffix(), draft);
    for (ArmSettings arm : experiment.arms()) {
      for (TaskSettings task : experiment.tasks()) {
        for (long seed : draft.seeds()) {
          draft.add(arms.run(arm, task, seed));
        }
      }
    }
  }

  /** The network with its number of units: one for each neuron, if none is given. */
  private static NetworkSettings network(NetworkSettings given, int neurons) {
    return new NetworkSettings(
        given.cell(),
        new Units(OptionalInt.of(given.units().count().orElse(neurons))),
        given.activation(),
        given.leak(),
        given.inputNoise(),
        given.precision());
  }

  @Override
  public Optional<Forecast.Cost> cost(PlannedStudy study, Catalogue catalogue) {
    double seconds = 0;
    long memory = 0;
    Map<String, Double> perTask = new LinkedHashMap<>();
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      if (!perTask.containsKey(run.task())) {
        TrainingDefinition definition = definition(run, catalogue);
        if (PluginFile.of(definition.trainer().entry().bundle()).isPresent()) {
          return Optional.empty(); // how much a trainer of somebody else computes is not known
        }
        Estimate estimate = estimate(study, definition);
        perTask.put(run.task(), estimate.secondsPerRun());
        memory = Math.max(memory, estimate.bytesPerRun());
      }
      seconds += perTask.getOrDefault(run.task(), 0.0);
    }
    return Optional.of(new Forecast.Cost(new Estimate(seconds, memory), "workers", "penalties"));
  }

  private static Estimate estimate(PlannedStudy study, TrainingDefinition definition) {
    Trainer.Effort effort =
        definition
            .trainer()
            .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort);
    TaskDescription task = describe(definition.task(), study.data().shared());
    return Estimate.training(
        study.kernels().kernels(),
        definition.units(),
        task.steps(),
        effort.batch(),
        effort.updates(),
        task.inputs());
  }

  @Override
  public void budgets(PlannedStudy study, Catalogue catalogue, Consumer<Forecast.Budget> each) {
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      if (run.seed() == study.plan().seeds().get(0)) {
        TrainingDefinition definition = definition(run, catalogue);
        if (definition.earlier().isPresent() || definition.fork().isPresent()) {
          continue; // it starts from what other runs will have learned
        }
        RunAssembly assembly =
            new RunAssembly(
                definition,
                study.data().shared(),
                study.kernels(),
                Optional.of(new StartMeans(catalogue, Optional.empty())));
        each.accept(
            new Forecast.Budget(
                run.arm(),
                run.task(),
                TrainingRun.audit(
                    definition,
                    assembly,
                    assembly.problem(assembly.initialNetwork()),
                    study.kernels())));
      }
    }
  }

  private static TrainingDefinition definition(StudyPlan.PlannedRun run, Catalogue catalogue) {
    return TrainingDefinition.parse(run.arm(), run.definition(), catalogue);
  }
}
