package org.anlage.launcher.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.anlage.api.result.Findings;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/**
 * What a study would compute, and at what cost.
 *
 * @param study the study
 * @param catalogue the installed extensions
 * @param stored how many of its distinct runs the store has
 * @param workers runs at a time
 * @param cost cost of all missing runs, and of what follows them, on these workers; empty if nobody
 *     can say
 */
public record Forecast(
    PlannedStudy study, Catalogue catalogue, long stored, int workers, Optional<Cost> cost) {

  /**
   * What runs cost.
   *
   * @param estimate time of all of them, s, and memory of one, bytes
   * @param computers what computes them side by side: workers, threads
   * @param notCounted what the estimate leaves out
   */
  public record Cost(Estimate estimate, String computers, String notCounted) {
    Cost times(double factor) {
      return new Cost(
          new Estimate(estimate.secondsPerRun() * factor, estimate.bytesPerRun()),
          computers,
          notCounted);
    }
  }

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
    Optional<Cost> all = KindPlanner.of(plan.kind()).cost(study, catalogue);
    return new Forecast(
        study,
        catalogue,
        stored,
        workers,
        all.map(cost -> cost.times((missing + later(study)) / workers)));
  }

  /** How much follows a study and depends on its results, as a multiple of its own cost. */
  private static double later(PlannedStudy study) {
    List<Continuation.Stage> stages =
        study.continuation().map(Continuation::stages).orElse(List.of());
    return stages.stream()
        .skip(1)
        .mapToDouble(stage -> updates(stage) / updates(stages.get(0)))
        .sum();
  }

  private static double updates(Continuation.Stage stage) {
    return (double) stage.runs() * stage.updates();
  }

  /** Estimated time of one run on average, s; empty if nobody can say. */
  public OptionalDouble secondsPerRun() {
    int runs = study.plan().requests().size();
    return KindPlanner.of(study.plan().kind())
        .cost(study, catalogue)
        .map(all -> OptionalDouble.of(all.estimate().secondsPerRun() / runs))
        .orElse(OptionalDouble.empty());
  }

  /**
   * What each term of the loss weighs before training, for the first seed of every arm and task of
   * a study that trains; one after the other, for building an arm takes time.
   */
  public void budgets(Consumer<Budget> each) {
    KindPlanner.of(study.plan().kind()).budgets(study, catalogue, each);
  }
}
