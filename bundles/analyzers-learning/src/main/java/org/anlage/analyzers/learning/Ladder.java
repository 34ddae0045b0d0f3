package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.analyzers.learning.VerdictRule.Decision;
import org.anlage.analyzers.learning.VerdictRule.Pair;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.analysis.StudyView.Comparison;
import org.anlage.api.task.TaskDescription;
import org.anlage.stats.Interval;
import org.anlage.stats.MeanDifference;

/**
 * A prior on one task with its matched nulls, in order: each keeps more of the prior than the one
 * before.
 *
 * @param prior runs of the prior
 * @param rungs the nulls
 */
record Ladder(Group prior, List<Rung> rungs) {

  /**
   * A null.
   *
   * @param control its runs
   * @param keeps what it keeps of the prior, in words; may be empty
   * @param pair the values compared
   * @param decision what can be said
   */
  record Rung(Group control, String keeps, Pair pair, Decision decision) {

    /** Difference of means in the metric's own direction, with Welch's 95 % interval. */
    MeanDifference difference(boolean lower) {
      MeanDifference better = MeanDifference.welch(pair.prior(), pair.control());
      Interval interval = better.interval();
      return lower
          ? new MeanDifference(-better.value(), new Interval(-interval.high(), -interval.low()))
          : better;
    }
  }

  /** All ladders of a study on all tasks; decisions are of one family. */
  static List<Ladder> of(StudyView study, String metric, boolean lower, VerdictRule rule) {
    List<Ladder> ladders = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    List<StudyView.Comparison> wanted =
        study.comparisons().stream().filter(c -> c.kind() == Comparison.Kind.LADDER).toList();
    List<List<Group>> groups = new ArrayList<>();
    for (StudyView.Comparison comparison : wanted) {
      for (StudyView.StudyTask task : study.tasks()) {
        Interval bounds = bounds(study, task, metric, lower);
        List<Group> nulls = new ArrayList<>();
        Group prior = Group.of(study, comparison.arm(), task.name());
        nulls.add(prior);
        for (String other : comparison.against()) {
          Group control = Group.of(study, other, task.name());
          nulls.add(control);
          pairs.add(
              new Pair(
                  better(prior, metric, lower),
                  prior.failed(),
                  better(control, metric, lower),
                  control.failed(),
                  bounds));
        }
        groups.add(nulls);
      }
    }
    List<Decision> decisions = rule.decide(pairs);
    int next = 0;
    for (List<Group> group : groups) {
      List<Rung> rungs = new ArrayList<>();
      for (Group control : group.subList(1, group.size())) {
        rungs.add(new Rung(control, keeps(study, control), pairs.get(next), decisions.get(next)));
        next++;
      }
      ladders.add(new Ladder(group.get(0), List.copyOf(rungs)));
    }
    return ladders;
  }

  /** The nulls in order, then the prior. */
  List<Group> ascending() {
    List<Group> groups = new ArrayList<>(rungs.stream().map(Rung::control).toList());
    groups.add(prior);
    return groups;
  }

  private static String keeps(StudyView study, Group control) {
    return study.arms().stream()
        .filter(arm -> arm.name().equals(control.arm()))
        .map(StudyView.Arm::keeps)
        .findFirst()
        .orElse("");
  }

  /** Values such that higher is better. */
  private static double[] better(Group group, String metric, boolean lower) {
    double[] values = group.values(metric);
    for (int i = 0; lower && i < values.length; i++) {
      values[i] = -values[i];
    }
    return values;
  }

  /**
   * All that was seen on the task in any arm; for accuracies at least from what can be had without
   * memory to what can be had at all, for seeds not drawn yet may end there.
   */
  private static Interval bounds(
      StudyView study, StudyView.StudyTask task, String metric, boolean lower) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    Optional<TaskDescription> known = task.description().filter(d -> Double.isFinite(d.ceiling()));
    if (metric.endsWith("accuracy") && !lower && known.isPresent()) {
      low = known.get().memorylessCeiling().orElse(known.get().chance());
      high = known.get().ceiling();
    }
    for (Group group : Group.ofTask(study, task.name())) {
      for (double value : better(group, metric, lower)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new Interval(low, high);
  }
}
