package org.anlage.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunStatus;

/** Test accuracy per arm and task, as a table for the terminal, with the report's intervals. */
final class Summary {
  private Summary() {}

  static void print(StudyView study, PrintWriter out) {
    if (study.tasks().isEmpty() || !study.kind().learns()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("test accuracy"));
    study.tasks().forEach(task -> header.add(task.name()));
    rows.add(header);
    for (StudyView.Arm arm : study.arms()) {
      List<String> row = new ArrayList<>(List.of(arm.name()));
      for (StudyView.StudyTask task : study.tasks()) {
        row.add(cell(study, arm.name(), task.name()));
      }
      rows.add(row);
    }
    out.println();
    out.print(TextTable.of(rows));
    out.println("mean over seeds (95 % interval, Student's t, cut at 0 and 1; n seeds)");
    out.println();
  }

  private static String cell(StudyView study, String arm, String task) {
    List<StudyRun> runs =
        study.runs().stream().filter(r -> r.arm().equals(arm) && r.task().equals(task)).toList();
    double[] values =
        runs.stream()
            .filter(r -> r.status() == RunStatus.DONE)
            .mapToDouble(r -> r.metric("test_accuracy"))
            .toArray();
    if (values.length == 0) {
      return "-";
    }
    String text = mean(values);
    long lost = runs.size() - values.length;
    return lost == 0 ? text : text + ", " + lost + " failed or missing";
  }

  /** Mean and, of two or more values, its interval, which is cut at what accuracies can be. */
  static String mean(double[] values) {
    org.anlage.stats.Summary summary = org.anlage.stats.Summary.of(values);
    String interval =
        summary.n() < 2
            ? ""
            : String.format(
                Locale.ROOT,
                "%.3f to %.3f, ",
                Math.max(0, summary.interval().low()),
                Math.min(1, summary.interval().high()));
    return String.format(Locale.ROOT, "%.3f (%sn = %d)", summary.mean(), interval, summary.n());
  }
}
