package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;
import org.anlage.api.task.TaskDescription;
import org.anlage.stats.Interval;
import org.anlage.stats.Summary;

/** Arms side by side: every run a point, with the mean and its interval in the arm's colour. */
final class ArmChart {
  /** What the marks are, for captions. */
  static final String LEGEND =
      "Circles are runs (one seed each); diamonds are means with 95 % t-intervals.";

  private ArmChart() {}

  /** A metric arm by arm; intervals are cut at what is possible. */
  static Chart of(
      String title, Axis y, List<Group> arms, String metric, Interval possible, List<Mark> rules) {
    List<Mark> marks = new ArrayList<>(rules);
    for (int i = 0; i < arms.size(); i++) {
      add(arms.get(i), metric, i, possible, marks);
    }
    List<String> names = arms.stream().map(Group::arm).toList();
    return new Chart(title, Axis.categories("", names), y, marks);
  }

  /** A metric on all tasks: arms side by side at each task, or alone if there is one task. */
  static Chart ofStudy(StudyView study, String metric) {
    String title = metric.replace('_', ' ');
    List<String> tasks = study.tasks().stream().map(StudyView.StudyTask::name).toList();
    if (tasks.size() == 1) {
      List<Group> arms = Group.ofTask(study, tasks.get(0));
      return of(title, Axis.linear("", ""), arms, metric, Interval.ANYTHING, List.of());
    }
    List<Mark> marks = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      for (Group group : Group.ofTask(study, tasks.get(t))) {
        add(group, metric, t, Interval.ANYTHING, marks);
      }
    }
    return new Chart(title, Axis.categories("", tasks), Axis.linear("", ""), marks);
  }

  private static void add(Group group, String metric, int at, Interval possible, List<Mark> marks) {
    double[] values = group.values(metric);
    double[] x = new double[values.length];
    Arrays.fill(x, at);
    marks.add(new Mark.Points(group.arm(), x, values));
    Summary summary = Summary.of(values);
    Interval interval = summary.interval().within(possible);
    marks.add(
        new Mark.Interval(
            group.arm(),
            new double[] {at},
            new double[] {summary.mean()},
            new double[] {interval.low()},
            new double[] {interval.high()}));
  }

  /** An axis for accuracies. */
  static Axis proportion(String label) {
    return Axis.linear(label, "proportion");
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
