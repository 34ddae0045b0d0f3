package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Mark;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.analysis.Table;
import org.anlage.report.page.Page;

/** Accuracy at the end of training, with every seed shown. */
final class Accuracy {
  private Accuracy() {}

  static void write(Results results, Page page) {
    Optional<String> metric = results.headline();
    if (metric.isEmpty()) {
      page.paragraph("No finished run reports an accuracy.");
      return;
    }
    String name = metric.get().replace('_', ' ');
    List<Chart> panels = new ArrayList<>();
    for (StudyView.StudyTask task : results.study().tasks()) {
      panels.add(panel(results, task, metric.get()));
    }
    page.figure(
        new Figure(
            "accuracy",
            "Accuracy of every seed",
            name
                + " at the end of training. Circles: seeds. Diamonds: means with 95 % intervals"
                + " (Student's t over seeds, cut at 0 and 1). Dashed: chance, and what a network"
                + " without memory can reach where that is known. Failed runs are not drawn.",
            panels));
    page.details("Every run", () -> page.table(everyRun(results.study(), metric.get())));
  }

  private static Chart panel(Results results, StudyView.StudyTask task, String metric) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Rule("chance", false, task.description().chance()));
    task.description()
        .memorylessCeiling()
        .ifPresent(ceiling -> marks.add(new Mark.Rule("without memory", false, ceiling)));
    List<Mark> intervals = new ArrayList<>();
    List<String> arms = results.arms();
    for (int i = 0; i < arms.size(); i++) {
      double[] values = results.metric(arms.get(i), task.name(), metric);
      double[] x = new double[values.length];
      Arrays.fill(x, i);
      marks.add(new Mark.Points(arms.get(i), x, values));
      Estimate e = Estimate.of(values).within(0, 1);
      intervals.add(
          new Mark.Interval(
              arms.get(i),
              new double[] {i},
              new double[] {e.mean()},
              new double[] {e.low()},
              new double[] {e.high()}));
    }
    marks.addAll(intervals);
    String label = metric.replace('_', ' ');
    return new Chart(task.name(), Axis.categories("", arms), Axis.linear(label, ""), marks);
  }

  private static Table everyRun(StudyView study, String metric) {
    List<StudyRun> runs = study.runs();
    return new Table(
        "runs",
        "Every run planned.",
        List.of(
            new Column.Texts("arm", runs.stream().map(StudyRun::arm).toList()),
            new Column.Texts("task", runs.stream().map(StudyRun::task).toList()),
            new Column.Numbers("seed", "", runs.stream().mapToDouble(StudyRun::seed).toArray()),
            new Column.Texts("status", runs.stream().map(r -> Runs.status(r.status())).toList()),
            new Column.Numbers(
                metric,
                "",
                runs.stream()
                    .mapToDouble(r -> Results.isStored(r) ? r.metric(metric) : Double.NaN)
                    .toArray()),
            new Column.Numbers(
                "time",
                "s",
                runs.stream()
                    .mapToDouble(r -> Results.isStored(r) ? r.seconds() : Double.NaN)
                    .toArray()),
            new Column.Texts("run", runs.stream().map(Runs::shortId).toList())));
  }
}
