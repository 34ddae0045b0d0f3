package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.stats.Correlation;

/** Do networks that learned look otherwise than those that did not? Metrics against accuracy. */
final class AgainstAccuracy {
  private static final String ACCURACY = "test_accuracy";

  /** Runs with both, in order of arm and seed. */
  private record Pairs(String arm, double[] metric, double[] accuracy) {
    static Pairs of(Group group, String metric) {
      List<StudyRun> runs =
          group.done().stream()
              .filter(r -> Double.isFinite(r.metric(metric)) && Double.isFinite(r.metric(ACCURACY)))
              .toList();
      return new Pairs(
          group.arm(),
          runs.stream().mapToDouble(r -> r.metric(metric)).toArray(),
          runs.stream().mapToDouble(r -> r.metric(ACCURACY)).toArray());
    }
  }

  private record Row(String metric, String task, Correlation correlation) {}

  private AgainstAccuracy() {}

  /** A figure for every task, a panel for every metric; none without accuracies. */
  static List<Figure> figures(StudyView study, List<String> metrics) {
    List<Figure> figures = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      List<Chart> panels =
          metrics.stream().flatMap(m -> panel(study, task.name(), m).stream()).toList();
      if (!panels.isEmpty()) {
        figures.add(
            new Figure(
                "against-accuracy-" + task.name(),
                "Metrics against accuracy on " + task.name(),
                "Circles are runs. Arms differ in both, so what lies on a line need not cause"
                    + " anything.",
                panels));
      }
    }
    return figures;
  }

  /** Rank correlations of what is drawn. */
  static List<Table> tables(StudyView study, List<String> metrics) {
    List<Row> rows = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      for (String metric : metrics) {
        List<Pairs> pairs = pairs(study, task.name(), metric);
        double[] x = joined(pairs.stream().map(Pairs::metric));
        double[] y = joined(pairs.stream().map(Pairs::accuracy));
        if (x.length > 0) {
          rows.add(new Row(metric, task.name(), Correlation.spearman(x, y)));
        }
      }
    }
    return rows.isEmpty() ? List.of() : List.of(table(rows));
  }

  private static Table table(List<Row> rows) {
    return new Table(
        "against_accuracy",
        "Spearman's rank correlation of metrics with test accuracy, over all finished runs of all"
            + " arms; NaN where one of them does not vary.",
        List.of(
            Columns.texts("metric", rows, Row::metric),
            Columns.texts("task", rows, Row::task),
            Columns.numbers("runs", rows, r -> r.correlation().n()),
            Columns.numbers("spearman", rows, r -> r.correlation().rho())));
  }

  private static List<Chart> panel(StudyView study, String task, String metric) {
    List<Mark> marks = new ArrayList<>();
    for (Pairs pairs : pairs(study, task, metric)) {
      marks.add(new Mark.Points(pairs.arm(), pairs.metric(), pairs.accuracy()));
    }
    boolean empty = marks.stream().allMatch(m -> ((Mark.Points) m).x().length == 0);
    String name = metric.replace('_', ' ');
    return empty
        ? List.of()
        : List.of(new Chart(name, Axis.linear(name, ""), ArmChart.proportion("accuracy"), marks));
  }

  private static List<Pairs> pairs(StudyView study, String task, String metric) {
    return Group.ofTask(study, task).stream().map(group -> Pairs.of(group, metric)).toList();
  }

  private static double[] joined(Stream<double[]> parts) {
    return parts.flatMapToDouble(Arrays::stream).toArray();
  }
}
