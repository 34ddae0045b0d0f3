package org.anlage.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunStatus;
import org.anlage.launcher.RunOptions;
import org.anlage.launcher.StudyJob;
import org.anlage.launcher.StudyOutcome;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * Computes a study and prints what came out; shared by commands that run experiments.
 *
 * @param session the session
 * @param json whether results are printed as JSON
 */
record StudyCommand(Session session, boolean json) {
  /** Prints for people. */
  StudyCommand(Session session) {
    this(session, false);
  }

  /** Computes, analyses, reports; returns the exit code. */
  int run(PlannedStudy study, RunOptions options) {
    StudyJob job = session.studies().job(study, options, session.progress());
    try (Interruption interruption = Interruption.on(job::stop)) {
      if (interruption.asked()) {
        return ExitCode.INTERRUPTED;
      }
      Optional<StudyOutcome> outcome = job.run();
      if (outcome.isEmpty()) {
        return job.handedOver() ? ExitCode.OK : stopped(job);
      }
      int code = print(outcome.get(), job);
      if (options.watch()) {
        session.out().println("watching the plug-ins; Ctrl-C ends it");
        session.out().flush();
        job.watch();
      }
      return code;
    } finally {
      job.stop();
    }
  }

  private int stopped(StudyJob job) {
    session
        .err()
        .println(
            "stopped: "
                + job.stored()
                + " of "
                + job.runs()
                + " runs are stored; the same command goes on from there");
    return ExitCode.INTERRUPTED;
  }

  private int print(StudyOutcome outcome, StudyJob job) {
    PrintWriter err = session.err();
    List<StudyRun> runs = outcome.analysed().study().runs();
    long failed = runs.stream().filter(r -> r.status() == RunStatus.FAILED).count();
    if (failed > 0) {
      err.println("warning: " + failed + " of " + runs.size() + " runs failed numerically");
    }
    if (json) {
      session.out().print(JsonWriter.pretty(toJson(outcome, job)));
    } else {
      Summary.print(outcome.analysed().study(), session.out());
      session.out().println("store   " + job.store().root());
    }
    outcome
        .report()
        .ifPresentOrElse(
            report -> {
              if (!json) {
                session.report(report);
              }
            },
            () ->
                err.println(
                    job.store().isWritable()
                        ? "note: no report plug-in is installed; tables and findings are in "
                            + outcome.results()
                        : "note: no report is written to a store that is read-only; --out FILE"
                            + " writes it elsewhere"));
    Map<String, ProblemException> broken = outcome.broken();
    if (!broken.isEmpty()) {
      err.println("error: " + broken.size() + " runs could not be computed:");
      broken.values().stream()
          .map(ProblemException::getMessage)
          .distinct()
          .forEach(message -> err.println("error: " + message));
      return ExitCode.of(broken.values().iterator().next().kind());
    }
    if (!outcome.analysed().setAside().isEmpty()) {
      err.println(
          "warning: set aside: " + String.join(", ", outcome.analysed().setAside().keySet()));
    }
    return !runs.isEmpty() && failed == runs.size() ? ExitCode.STORE : ExitCode.OK;
  }

  private static Json toJson(StudyOutcome outcome, StudyJob job) {
    Json.Obj result =
        Json.Obj.create()
            .with("study", String.valueOf(outcome.results().getFileName()))
            .with("store", job.store().root().toAbsolutePath().normalize().toString());
    outcome
        .report()
        .ifPresent(file -> result.with("report", file.toAbsolutePath().normalize().toString()));
    return result.with(
        "runs",
        Json.array(outcome.analysed().study().runs().stream().map(StudyCommand::toJson).toList()));
  }

  private static Json toJson(StudyRun run) {
    return Json.Obj.create()
        .with("id", run.id())
        .with("arm", run.arm())
        .with("task", run.task())
        .with("seed", run.seed())
        .with("status", run.status().name().toLowerCase(Locale.ROOT))
        .with("failure", run.failure())
        .with("seconds", run.seconds())
        .with("test_accuracy", run.metric("test_accuracy"))
        .with("test_loss", run.metric("test_loss"));
  }
}
