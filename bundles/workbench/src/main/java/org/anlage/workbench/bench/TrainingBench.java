package org.anlage.workbench.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.RunAssembly;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.launcher.plan.StudyPlanner;
import org.anlage.store.plan.StudyPlan;

/**
 * Times training steps of real runs: planned, assembled and trained as a study's are, and stopped
 * when enough steps were seen.
 */
public final class TrainingBench {
  private final Catalogue catalogue;
  private final KernelChoice kernels;
  private final int units;
  private final PlannedStudy planned;

  /** Runs of networks of a size, on a synthetic cortex of as many neurons. */
  public TrainingBench(Catalogue catalogue, RunCode code, int units) {
    this.catalogue = catalogue;
    kernels = code.kernels();
    this.units = units;
    List<ExperimentReader.Variant> variants =
        new ExperimentReader(catalogue)
            .parse("steps.json", experiment(), List.of("data.source.neurons=" + units));
    planned = new StudyPlanner(catalogue, code, warning -> {}).plan(variants, OptionalInt.empty());
    kernels.kernels().warmUp();
  }

  /** Names of the arms: one per penalty. */
  public List<String> arms() {
    return planned.plan().runs().stream().map(StudyPlan.PlannedRun::arm).toList();
  }

  /** Times one arm for so many seconds, and for at least a dozen steps. */
  public StepSpeed step(String arm, double seconds) {
    StepTimer timer = new StepTimer(seconds);
    train(arm, timer);
    return timer.speed(arm, units);
  }

  /** Times so many independent runs of an arm at once, each on a thread of its own. */
  public Throughput together(String arm, int runs, double seconds) {
    List<StepTimer> timers =
        IntStream.range(0, runs).mapToObj(i -> new StepTimer(seconds)).toList();
    List<Thread> threads = new ArrayList<>();
    for (StepTimer timer : timers) {
      Thread thread = new Thread(() -> train(arm, timer), "anlage-bench-" + threads.size());
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrainingMonitor.Interrupted();
      }
    }
    double steps = timers.stream().mapToDouble(StepTimer::stepsPerSecond).sum();
    return new Throughput(units, runs, steps);
  }

  private void train(String arm, StepTimer timer) {
    StudyPlan.PlannedRun run =
        planned.plan().runs().stream().filter(r -> r.arm().equals(arm)).findFirst().orElseThrow();
    TrainingDefinition definition = TrainingDefinition.parse(arm, run.definition(), catalogue);
    RunAssembly assembly = new RunAssembly(definition, planned.data().shared(), kernels);
    TrainingProblem problem = assembly.problem(assembly.initialNetwork());
    try {
      definition
          .trainer()
          .<Trainer<Record>, TrainingResult>call(
              "train", (service, parameters) -> service.train(parameters, problem, timer));
    } catch (TrainingMonitor.Interrupted enough) {
      // the timer has seen what it wanted
    }
  }

  private static String experiment() {
    try (InputStream in = TrainingBench.class.getResourceAsStream("steps.json")) {
      if (in == null) {
        throw new IllegalStateException("the bench's experiment is not in the bundle");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
