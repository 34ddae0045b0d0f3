package org.anlage.cli;

import java.io.PrintWriter;
import java.util.List;
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

/**
 * Computes a study and prints what came out; shared by commands that run experiments.
 *
 * @param session the session
 * @param json whether results are printed as JSON
 */
record StudyCommand(Session session, JsonOption json) {
  /** Computes, analyses, reports; returns the exit code. */
  int run(PlannedStudy study, RunOptions options) {
    StudyJob job = session.studies().job(study, options, json.words(session).progress());
    try (Interruption interruption = Interruption.on(job::stop)) {
      if (interruption.asked()) {
        return ExitCode.INTERRUPTED;
      }
      Optional<StudyOutcome> outcome = job.run();
      if (outcome.isEmpty()) {
        return job.handedOver() ? handedOver(job) : stopped(job);
      }
      int code = print(outcome.get(), job);
      if (options.watch()) {
        PrintWriter words = json.words(session).out();
        words.println("watching the plug-ins; Ctrl-C ends it");
        words.flush();
        job.watch();
      }
      return code;
    } finally {
      job.stop();
    }
  }

  private int handedOver(StudyJob job) {
    if (json.wanted()) {
      session.print(
          StudyJson.of(job.folder(), job.store().root(), Optional.empty())
              .with("handedOver", true)
              .with("planned", (long) job.runs())
              .with("stored", job.stored()));
    }
    return ExitCode.OK;
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
    if (json.wanted()) {
      session.print(
          StudyJson.of(
                  String.valueOf(outcome.results().getFileName()),
                  job.store().root(),
                  outcome.report())
              .with("runs", Json.array(runs.stream().map(StudyJson::of).toList())));
    } else {
      Summary.print(outcome.analysed().study(), session.out());
      session.out().println("store   " + job.store().root());
      outcome.report().ifPresent(session::report);
    }
    if (outcome.report().isEmpty()) {
      err.println(
          job.store().isWritable()
              ? "note: no report plug-in is installed; tables and findings are in "
                  + outcome.results()
              : "note: no report is written to a store that is read-only; --out FILE"
                  + " writes it elsewhere");
    }
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
}
