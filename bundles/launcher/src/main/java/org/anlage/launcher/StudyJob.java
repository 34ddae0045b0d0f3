package org.anlage.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.launcher.plan.Continuation;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.launcher.run.BundleLeases;
import org.anlage.launcher.run.PluginWatch;
import org.anlage.launcher.run.Progress;
import org.anlage.launcher.run.StudyRunner;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunSummary;
import org.anlage.store.plan.StudyPlan;

/** The computation, analysis and report of one study; can be stopped and repeated at any time. */
public final class StudyJob {
  private final Studies studies;
  private final RunOptions options;
  private final Progress progress;
  private final DirectoryStore store;
  private final StudyRunner runner;
  private final PluginWatch watch;
  private final Thread watcher;
  private volatile PlannedStudy study;

  StudyJob(Studies studies, PlannedStudy study, RunOptions options, Progress progress) {
    this.studies = studies;
    this.study = study;
    this.options = options;
    this.progress = progress;
    store = DirectoryStore.create(options.store());
    BundleLeases leases = new BundleLeases();
    runner =
        new StudyRunner(
            studies.catalogue(),
            store,
            progress,
            study.code(),
            leases,
            new StudyRunner.Options(
                options.executor(),
                studies.plugins().folders(),
                options.acceptBuilds(),
                study.refuseMixedCode(),
                options.executorOptions(),
                options.report()));
    watch =
        new PluginWatch(
            studies.catalogue(),
            studies.plugins(),
            leases,
            progress,
            this::analysis,
            options.report());
    watcher = new Thread(() -> watch.run(1, false), "anlage-watch");
  }

  /** Asks all work to end soon; what is stored is kept. */
  public void stop() {
    runner.stop();
    watch.stop();
  }

  /** Whether runs were handed over to others, and are not computed yet. */
  public boolean handedOver() {
    return runner.handedOver();
  }

  /** Folder of the study that is computed. */
  public String folder() {
    return study.plan().folder();
  }

  /** Number of distinct runs. */
  public int runs() {
    return study.plan().requests().size();
  }

  /** Number of runs that are stored. */
  public long stored() {
    return runner.actual(study.plan()).requests().stream()
        .filter(run -> store.contains(run.id()))
        .count();
  }

  /** The store. */
  public DirectoryStore store() {
    return store;
  }

  /**
   * Computes what is missing, analyses and reports; empty if it was stopped, or handed over,
   * before.
   */
  public Optional<StudyOutcome> run() {
    if (options.watch()) {
      watcher.start();
    }
    try {
      Map<String, ProblemException> broken = compute();
      return runner.stopped() || runner.handedOver()
          ? Optional.empty()
          : Optional.of(watch.alone(runner::stopped, ending -> outcome(broken, ending)));
    } catch (TrainingMonitor.Interrupted whileAnalysing) {
      return Optional.empty();
    } finally {
      if (!options.watch()) {
        progress.end();
      }
    }
  }

  /** Computes the study and, one after the other, those that follow from its results. */
  private Map<String, ProblemException> compute() {
    while (true) {
      Map<String, ProblemException> broken =
          runner.run(study.plan(), study.data(), options.threads());
      Optional<Continuation> continuation = study.continuation();
      if (continuation.isEmpty() || runner.stopped()) {
        return broken;
      }
      if (runner.handedOver()) {
        progress.note(
            "what follows depends on these results, and is handed over by `run` again once they"
                + " are stored");
        return broken;
      }
      requireComplete(broken);
      progress.end();
      study = continuation.get().next(runner.actual(study.plan()), id -> RunSummary.of(store, id));
      progress.note("search: " + study.plan().folder());
    }
  }

  /** A choice among points of which some were not computed would be unfair. */
  private void requireComplete(Map<String, ProblemException> broken) {
    if (!broken.isEmpty()) {
      ProblemException first = broken.values().iterator().next();
      throw new ProblemException(
          first.kind(),
          new Problem(
              "the search cannot choose, for runs could not be computed",
              study.plan().folder(),
              broken.size() + " of " + runs() + " runs: " + first.getMessage(),
              "all runs",
              "mend the cause and repeat the command"),
          first);
    }
  }

  private StudyOutcome outcome(Map<String, ProblemException> broken, BooleanSupplier ending) {
    StudyAnalysis analysis = analysis(ending);
    StudyAnalysis.Analysed analysed =
        analysis.analyse(List.of(), List.of(), Set.of(), broken, options.threads());
    StudyOutcome outcome =
        new StudyOutcome(
            analysed,
            options.report().isPresent() || store.isWritable()
                ? analysis.report(analysed, options.report())
                : Optional.empty(),
            store.studyFolder(study.plan().folder()),
            broken);
    progress.end();
    return outcome;
  }

  /** Goes on taking up plug-ins until it is stopped. */
  public void watch() {
    try {
      watcher.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private StudyAnalysis analysis(BooleanSupplier stopped) {
    StudyPlan actual = runner.actual(study.plan());
    return studies.analysis(store, actual, study.code(), study.data().shared(), progress, stopped);
  }
}
