package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;
import org.anlage.launcher.analysis.StudyAnalysis;
import org.anlage.launcher.compute.Progress;
import org.anlage.launcher.compute.StudyRunner;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.plan.KernelChoice;
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
            session.catalogue(),
            session.digests(),
            session.launcher(),
            kernels.kernelClass(),
            session.err()::println)
        .plan(variants, seeds);
  }

  /** Does it all; returns the exit code. */
  int run(StudyPlanner.Planned planned, Path storeFolder, int threads, Optional<Path> report) {
    if (planned.plan().kind() == RunKind.SIMULATE) {
      throw ProblemException.configuration(
          org.anlage.api.component.Problem.of(
              "experiments with a simulator cannot be run yet; experiments need \"trainer\" and"
                  + " \"tasks\", or neither"));
    }
    DirectoryStore store = DirectoryStore.create(storeFolder);
    Progress progress = session.progress();
    StudyRunner runner = new StudyRunner(session.catalogue(), kernels, store, progress);
    CountDownLatch over = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(runner, over), "anlage-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException interruptedWhilePlanning) {
      return ExitCode.INTERRUPTED;
    }
    Map<String, ProblemException> broken;
    try {
      broken = runner.run(planned.plan(), planned.cortex(), threads);
      if (runner.stopped()) {
        progress.end();
        long stored =
            planned.plan().requests().stream().filter(r -> store.contains(r.id())).count();
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
      StudyAnalysis analysis =
          new StudyAnalysis(
              session.catalogue(),
              session.digests(),
              kernels,
              store,
              planned.plan(),
              Optional.of(planned.cortex()),
              progress);
      StudyAnalysis.Analysed analysed = analysis.analyse(List.of(), Set.of(), broken, threads);
      Optional<Path> file = analysis.report(analysed, report);
      progress.end();
      return finish(planned, analysed, store, file, broken);
    } finally {
      over.countDown();
      removeHook(hook);
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

  /** On Ctrl-C: lets the workers stop at their next update before the JVM goes on ending. */
  private static void stop(StudyRunner runner, CountDownLatch over) {
    runner.stop();
    try {
      if (!over.await(8, TimeUnit.SECONDS)) {
        System.err.println("some runs did not stop in time; what is stored is safe");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // the hook is what brought us here
    }
  }
}
