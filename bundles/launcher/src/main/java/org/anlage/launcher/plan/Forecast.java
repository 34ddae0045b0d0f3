package org.anlage.launcher.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunKind;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.Trainer;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.compute.RunAssembly;
import org.anlage.engine.compute.RunComputer;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/**
 * What a study would compute, and at what cost.
 *
 * @param study the study
 * @param catalogue the installed extensions
 * @param stored how many of its distinct runs the store has
 * @param workers runs at a time
 * @param estimate time of all missing runs on these workers, s, and memory of one, bytes; empty for
 *     measurements
 */
public record Forecast(
    PlannedStudy study,
    Catalogue catalogue,
    long stored,
    int workers,
    Optional<Estimate> estimate) {

  /** The budget of one arm and task before training. */
  public record Budget(String arm, String task, Findings audit) {}

  /**
   * Forecasts.
   *
   * @param store folder of a store, which need not be there
   */
  public static Forecast of(PlannedStudy study, Catalogue catalogue, Path store, int workers) {
    StudyPlan plan = study.plan();
    long stored = 0;
    if (Files.isDirectory(store.resolve("runs"))) {
      DirectoryStore opened = DirectoryStore.open(store);
      stored = plan.requests().stream().filter(r -> opened.contains(r.id())).count();
    }
    double missing = 1 - (double) stored / plan.requests().size();
    Optional<Estimate> all =
        switch (plan.kind()) {
          case TRAIN -> Optional.of(training(study, catalogue));
          case SIMULATE -> Optional.of(simulations(study, catalogue));
          case MEASURE -> Optional.empty();
        };
    return new Forecast(
        study,
        catalogue,
        stored,
        workers,
        all.map(e -> new Estimate(e.secondsPerRun() * missing / workers, e.bytesPerRun())));
  }

  private static Estimate training(PlannedStudy study, Catalogue catalogue) {
    double seconds = 0;
    long memory = 0;
    Map<String, Double> perTask = new LinkedHashMap<>();
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      if (!perTask.containsKey(run.task())) {
        Estimate estimate = estimate(study, definition(run, catalogue));
        perTask.put(run.task(), estimate.secondsPerRun());
        memory = Math.max(memory, estimate.bytesPerRun());
      }
      seconds += perTask.getOrDefault(run.task(), 0.0);
    }
    return new Estimate(seconds, memory);
  }

  private static Estimate estimate(PlannedStudy study, TrainingDefinition definition) {
    Trainer.Effort effort =
        definition
            .trainer()
            .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort);
    TaskDescription task =
        definition.task().<Task<Record>, TaskDescription>call("describe itself", Task::describe);
    return Estimate.training(
        study.kernels().kernels(),
        definition.units(),
        task.steps(),
        effort.batch(),
        effort.updates(),
        task.inputs());
  }

  private static Estimate simulations(PlannedStudy study, Catalogue catalogue) {
    double seconds = 0;
    long memory = 0;
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      SimulationDefinition definition =
          SimulationDefinition.parse(run.arm(), run.definition(), catalogue);
      Simulator.Extent extent =
          definition
              .simulator()
              .<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
      Estimate estimate =
          Estimate.simulation(study.kernels().kernels(), definition.units(), extent);
      seconds += estimate.secondsPerRun();
      memory = Math.max(memory, estimate.bytesPerRun());
    }
    return new Estimate(seconds, memory);
  }

  /**
   * What each term of the loss weighs before training, for the first seed of every arm and task of
   * a study that trains; one after the other, for building an arm takes time.
   */
  public void budgets(Consumer<Budget> each) {
    for (StudyPlan.PlannedRun run : study.plan().runs()) {
      if (study.plan().kind() == RunKind.TRAIN && run.seed() == study.plan().seeds().get(0)) {
        TrainingDefinition definition = definition(run, catalogue);
        RunAssembly assembly = new RunAssembly(definition, study.data().shared(), study.kernels());
        each.accept(
            new Budget(
                run.arm(),
                run.task(),
                RunComputer.audit(
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
