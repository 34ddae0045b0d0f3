package org.anlage.launcher.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.Trainer;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;
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
    TrainingArms arms = arms(variant, draft);
    for (ArmSettings arm : experiment.arms()) {
      for (TaskSettings task : experiment.tasks()) {
        for (long seed : draft.seeds()) {
          draft.add(arms.run(arm, task, seed));
        }
      }
    }
  }

  /** The runs of an experiment's arms. */
  static TrainingArms arms(ExperimentReader.Variant variant, DraftPlan draft) {
    return new TrainingArms(
        variant.experiment(),
        network(variant.experiment().network(), draft.cortex().orElseThrow().size()),
        variant.suffix(),
        draft);
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
    Map<String, Size> sizes = new LinkedHashMap<>();
    Map<Size, Estimate> estimates = new LinkedHashMap<>();
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      String where = run.arm() + " / " + run.task(); // seeds of an arm and task are alike
      if (!sizes.containsKey(where)) {
        TrainingDefinition definition = definition(run, catalogue);
        if (!isKnown(definition)) {
          return Optional.empty();
        }
        sizes.put(where, size(study, definition));
      }
      Estimate estimate =
          estimates.computeIfAbsent(
              Optional.ofNullable(sizes.get(where)).orElseThrow(),
              size -> size.estimate(study.kernels().kernels()));
      seconds += estimate.secondsPerRun();
      memory = Math.max(memory, estimate.bytesPerRun());
    }
    return Optional.of(new Forecast.Cost(new Estimate(seconds, memory), "workers", "penalties"));
  }

  /** What the time of a run depends on. */
  private record Size(int units, int steps, int batch, int updates, int inputs) {
    Estimate estimate(Kernels kernels) {
      return Estimate.training(kernels, units, steps, batch, updates, inputs);
    }
  }

  /**
   * Whether it is known how much a run computes: by no trainer, cell or rule of somebody else, and
   * not by a learning rule that runs the network another number of times than the gradient does.
   */
  private static boolean isKnown(TrainingDefinition definition) {
    return Stream.concat(definition.trainer().all(), definition.network().cell().all())
        .allMatch(
            part ->
                PluginFile.of(part.entry().bundle()).isEmpty()
                    && (part.entry().kind() != ExtensionKind.LEARNING_RULE
                        || part.name().equals("full-gradient")));
  }

  private static Size size(PlannedStudy study, TrainingDefinition definition) {
    Trainer.Effort effort =
        definition
            .trainer()
            .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort);
    TaskDescription task = describe(definition.task(), study.data().shared());
    return new Size(
        definition.units(), task.steps(), effort.batch(), effort.updates(), task.inputs());
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
