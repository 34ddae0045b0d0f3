package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Mark;
import org.anlage.api.task.TaskDescription;

/** Arms side by side: every run a point, with the mean and its interval. */
final class ArmChart {
  /** What the marks are, for captions. */
  static final String LEGEND =
      "Every point is a run (one seed); bars are means with 95 % t-intervals.";

  private ArmChart() {}

  static Chart of(String title, String label, List<Group> arms, String metric, List<Mark> rules) {
    List<Mark> marks = new ArrayList<>(rules);
    double[] x = new double[arms.size()];
    double[] mean = new double[arms.size()];
    double[] low = new double[arms.size()];
    double[] high = new double[arms.size()];
    for (int i = 0; i < arms.size(); i++) {
      double[] values = arms.get(i).values(metric);
      double[] at = new double[values.length];
      Arrays.fill(at, i);
      marks.add(new Mark.Points("runs", at, values));
      Summary summary = Summary.of(values);
      x[i] = i;
      mean[i] = summary.mean();
      low[i] = summary.interval().low();
      high[i] = summary.interval().high();
    }
    marks.add(new Mark.Interval("mean, 95 % interval", x, mean, low, high));
    List<String> names = arms.stream().map(Group::arm).toList();
    return new Chart(title, Axis.categories("", names), Axis.linear(label, ""), marks);
  }

  /** Chance, and ceilings where they are known and tell something. */
  static List<Mark> rules(TaskDescription task) {
    List<Mark> rules = new ArrayList<>();
    rules.add(new Mark.Rule("chance", false, task.chance()));
    task.memorylessCeiling()
        .ifPresent(
            ceiling -> {
              if (ceiling != task.chance()) {
                rules.add(new Mark.Rule("memoryless ceiling", false, ceiling));
              }
            });
    if (task.ceiling() < 1) {
      rules.add(new Mark.Rule("ceiling", false, task.ceiling()));
    }
    return rules;
  }
}
