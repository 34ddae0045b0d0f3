package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunStatus;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.launcher.analysis.StudyAnalysis;
import org.anlage.launcher.compute.CodeInUse;
import org.anlage.launcher.compute.Progress;
import org.anlage.launcher.compute.StudyRunner;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.StudyPlan;
import org.anlage.launcher.plan.StudyPlanner;
import org.anlage.launcher.store.DirectoryStore;

/** Runs a whole study: plan, compute what is missing, analyse, report. */
final class StudyWork {
  private final Session session;
  private final KernelChoice kernels;

  StudyWork(Session session, Optional<String> kernels) {
    this.session = session;
    this.kernels = KernelChoice.of(session.catalogue(), kernels);
  }

  KernelChoice kernels() {
    return kernels;
  }

  StudyPlanner.Planned plan(List<ExperimentReader.Variant> variants, OptionalInt seeds) {
    return new StudyPlanner(
            session.catalogue(), session.code(), kernels.kernelClass(), session.err()::println)
        .plan(variants, seeds);
  }

  /**
   * Does it all; returns the exit code.
   *
   * @param watch whether to take up what changes among the plug-ins, then and after the last run
   */
  int run(
      StudyPlanner.Planned planned,
      Path storeFolder,
      int threads,
      Optional<Path> report,
      boolean watch) {
    DirectoryStore store = DirectoryStore.create(storeFolder);
    Progress progress = session.progress();
    CodeInUse inUse = new CodeInUse();
    StudyRunner runner =
        new StudyRunner(session.catalogue(), kernels, store, progress, session.code(), inUse);
    Watching watching =
        new Watching(
            session,
            inUse,
            progress,
            stopped ->
                analysis(
                    store,
                    runner.actual(planned.plan()),
                    planned.data().shared(),
                    progress,
                    stopped),
            report);
    try (Interruption interruption =
        Interruption.on(
            () -> {
              runner.stop();
              watching.stop();
            })) {
      if (interruption.asked()) {
        return ExitCode.INTERRUPTED;
      }
      Thread watcher = new Thread(() -> watching.run(1), "anlage-watch");
      if (watch) {
        watcher.start();
      }
      Map<String, ProblemException> broken = runner.run(planned.plan(), planned.data(), threads);
      if (runner.stopped()) {
        return stopped(planned, store, progress);
      }
      StudyAnalysis analysis =
          analysis(
              store,
              runner.actual(planned.plan()),
              planned.data().shared(),
              progress,
              runner::stopped);
      int code =
          watching.alone(
              () -> {
                StudyAnalysis.Analysed analysed =
                    analysis.analyse(List.of(), List.of(), Set.of(), broken, threads);
                Optional<Path> file = analysis.report(analysed, report);
                progress.end();
                return finish(planned, analysed, store, file, broken);
              });
      if (watch) {
        session.out().println("watching the plug-ins; Ctrl-C ends it");
        join(watcher);
      }
      return code;
    } catch (TrainingMonitor.Interrupted whileAnalysing) {
      return stopped(planned, store, progress);
    } finally {
      watching.stop();
    }
  }

  private StudyAnalysis analysis(
      DirectoryStore store,
      StudyPlan plan,
      Optional<Cortex> cortex,
      Progress progress,
      BooleanSupplier stopped) {
    return new StudyAnalysis(
        session.catalogue(), session.digests(), kernels, store, plan, cortex, progress, stopped);
  }

  private int stopped(StudyPlanner.Planned planned, DirectoryStore store, Progress progress) {
    progress.end();
    long stored = planned.plan().requests().stream().filter(r -> store.contains(r.id())).count();
    session
        .err()
        .println(
            "stopped: "
                + stored
                + " of "
                + planned.plan().requests().size()
                + " runs are stored; the same command goes on from there");
    return ExitCode.INTERRUPTED;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private int finish(
      StudyPlanner.Planned planned,
      StudyAnalysis.Analysed analysed,
      DirectoryStore store,
      Optional<Path> report,
      Map<String, ProblemException> broken) {
    List<StudyRun> runs = analysed.study().runs();
    long failed = runs.stream().filter(r -> r.status() == RunStatus.FAILED).count();
    if (failed > 0) {
      session
          .err()
          .println("warning: " + failed + " of " + runs.size() + " runs failed numerically");
    }
    Summary.print(analysed.study(), session.out());
    session.out().println("store   " + store.root());
    report.ifPresentOrElse(
        file -> session.out().println("report  " + file),
        () ->
            session
                .err()
                .println(
                    "note: no report plug-in is installed; tables and findings are in "
                        + store.studyFolder(planned.plan().folder())));
    if (!broken.isEmpty()) {
      session.err().println("error: " + broken.size() + " runs could not be computed:");
      broken.values().stream()
          .map(ProblemException::getMessage)
          .distinct()
          .forEach(message -> session.err().println("error: " + message));
      return ExitCode.of(broken.values().iterator().next().kind());
    }
    if (!analysed.setAside().isEmpty()) {
      session
          .err()
          .println("warning: set aside: " + String.join(", ", analysed.setAside().keySet()));
    }
    return !runs.isEmpty() && failed == runs.size() ? ExitCode.STORE : ExitCode.OK;
  }
}
