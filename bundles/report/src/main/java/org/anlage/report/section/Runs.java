package org.anlage.report.section;

import java.util.Locale;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunStatus;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** Runs that did not finish, and why. */
final class Runs {
  private Runs() {}

  static void write(StudyView study, Page page) {
    Rows rows =
        new Rows(
            "Runs without a result. Failed: ended by an overflow or NaN, counted and kept. Broken:"
                + " a plug-in threw, tried again next time. Missing: not computed yet.",
            "arm",
            "task",
            "seed",
            "status",
            "reason",
            "run");
    int count = 0;
    for (StudyRun run : study.runs()) {
      if (run.status() != RunStatus.DONE) {
        String reason = run.failure().isEmpty() ? "–" : run.failure();
        String seed = Long.toString(run.seed());
        rows.row(run.arm(), run.task(), seed, status(run.status()), reason, shortId(run));
        count++;
      }
    }
    if (count == 0) {
      page.paragraph("All " + study.runs().size() + " runs finished.");
    } else {
      page.table(rows.table());
    }
  }

  static String status(RunStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Enough of an id to find the run. */
  static String shortId(StudyRun run) {
    return run.id().substring(0, Math.min(12, run.id().length()));
  }
}
