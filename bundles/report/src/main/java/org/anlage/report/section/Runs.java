package org.anlage.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** Runs, one by one. */
final class Runs {
  private Runs() {}

  /** Runs that did not finish, and why. */
  static void withoutResult(StudyView study, Page page) {
    Rows rows =
        new Rows(
            "Runs without a result. Failed: ended by an overflow or NaN, counted and kept. Broken:"
                + " a plug-in failed; the next run tries again. Missing: not computed yet.",
            "arm",
            "task",
            "seed",
            "status",
            "reason",
            "run");
    for (StudyRun run : study.runs()) {
      if (run.status() != RunStatus.DONE) {
        String reason = run.failure().isEmpty() ? "–" : run.failure();
        String seed = Long.toString(run.seed());
        rows.row(run.arm(), run.task(), seed, status(run), reason, shortId(run));
      }
    }
    page.table(rows.table());
  }

  /** All runs that were planned, with what they reached. */
  static Table all(Results results) {
    List<StudyRun> runs = results.study().runs();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("arm", runs.stream().map(StudyRun::arm).toList()));
    columns.add(new Column.Texts("task", runs.stream().map(StudyRun::task).toList()));
    columns.add(
        new Column.Numbers("seed", "", runs.stream().mapToDouble(StudyRun::seed).toArray()));
    columns.add(new Column.Texts("status", runs.stream().map(Runs::status).toList()));
    results
        .headline()
        .ifPresent(metric -> columns.add(stored(metric, "", runs, r -> r.metric(metric))));
    columns.add(stored("time", "s", runs, StudyRun::seconds));
    columns.add(new Column.Texts("run", runs.stream().map(Runs::shortId).toList()));
    return new Table("runs", "All planned runs.", columns);
  }

  private static Column stored(
      String name, String unit, List<StudyRun> runs, ToDoubleFunction<StudyRun> value) {
    return new Column.Numbers(
        name,
        unit,
        runs.stream()
            .mapToDouble(r -> Results.isStored(r) ? value.applyAsDouble(r) : Double.NaN)
            .toArray());
  }

  private static String status(StudyRun run) {
    return run.status().name().toLowerCase(Locale.ROOT);
  }

  /** Enough of an id to find the run. */
  private static String shortId(StudyRun run) {
    return run.id().substring(0, Math.min(12, run.id().length()));
  }
}
