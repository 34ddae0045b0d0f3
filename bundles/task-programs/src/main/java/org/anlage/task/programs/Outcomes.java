package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.task.Decision;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * Computes chance, the best accuracy without memory and the ceiling of a task from all its trials
 * and their probabilities.
 */
final class Outcomes {
  private final TaskDescription task;
  private final boolean inputs;
  private final Targets targets;
  private final Map<Object, Map<Object, Double>> all = new HashMap<>();
  private final Map<Object, Map<Object, Double>> last = new HashMap<>();
  private final Map<Object, Double> answers = new HashMap<>();
  private final Set<Object> distinct = new HashSet<>();

  /**
   * No outcomes.
   *
   * @param inputs whether to look at inputs too
   */
  Outcomes(TaskDescription task, boolean inputs) {
    this.task = task;
    this.inputs = inputs;
    targets = new Targets(task);
  }

  /** Adds trials. */
  void take(TrialBatch batch, double[] probabilities, int trials) {
    for (int trial = 0; trial < trials; trial++) {
      List<Integer> scored = targets.scored(batch, trial);
      double share = probabilities[trial] / Math.max(1, scored.size());
      List<Object> asked = new ArrayList<>();
      Inputs[] untilStep = inputs ? seen(batch, trial, 0, batch.steps() - 1) : new Inputs[0];
      Map<Object, Object> ofPeriods = new HashMap<>();
      for (int step : scored) {
        Object answer = targets.answer(batch, trial, step);
        asked.add(answer);
        answers.merge(answer, share, Double::sum);
        if (inputs && grouped()) {
          add(all, untilStep[step], answer, share);
          add(last, lastInput(batch, trial, step, ofPeriods), answer, share);
        }
      }
      if (inputs) {
        distinct.add(List.of(untilStep[batch.steps() - 1], scored, asked));
      }
    }
  }

  private static void add(
      Map<Object, Map<Object, Double>> groups, Object group, Object answer, double share) {
    groups.computeIfAbsent(group, any -> new HashMap<>()).merge(answer, share, Double::sum);
  }

  /** Inputs from one step to each up to another. */
  private static Inputs[] seen(TrialBatch batch, int trial, int from, int to) {
    Inputs[] seen = new Inputs[to - from + 1];
    long a = 0;
    long b = -1;
    for (int t = from; t <= to; t++) {
      int at = batch.at(t, trial) * batch.inputs();
      for (int k = 0; k < batch.inputs(); k++) {
        int bits = Float.floatToIntBits(batch.input()[at + k] + 0f);
        a = mix(a ^ bits);
        b = mix(b + bits);
      }
      seen[t - from] = new Inputs(t - from + 1, a, b);
    }
    return seen;
  }

  /** A hash of the inputs of so many steps, of 128 bits. */
  private record Inputs(int steps, long a, long b) {}

  /** The finaliser of SplitMix64 on the next state. */
  private static long mix(long state) {
    long z = state + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * The inputs of the last period with any, up to a step.
   *
   * @param known those of periods of this trial that were looked at before
   */
  private Object lastInput(TrialBatch batch, int trial, int step, Map<Object, Object> known) {
    for (int p = task.periods().size() - 1; p >= 0; p--) {
      int start = batch.starts(p)[trial];
      int end = Math.min(batch.ends(p)[trial] - 1, step);
      for (int t = start; t <= end; t++) {
        int at = batch.at(t, trial) * batch.inputs();
        for (int k = 0; k < batch.inputs(); k++) {
          if (batch.input()[at + k] != 0) {
            return known.computeIfAbsent(
                List.of(start, end), any -> seen(batch, trial, start, end)[end - start]);
          }
        }
      }
    }
    return "nothing";
  }

  /** Whether best answers to what is seen are known for this decision. */
  boolean grouped() {
    return task.decision() instanceof Decision.LastLargest
        || task.decision() instanceof Decision.MeanLargest
        || task.decision() instanceof Decision.Direction
        || task.decision() instanceof Decision.MeanDirection;
  }

  /** Whether the best score of one answer is known for this decision. */
  boolean comparable() {
    return grouped()
        || task.decision() instanceof Decision.Event
        || (task.decision() instanceof Decision.Within within
            && task.outputs() == 1
            && within.relative() == 0);
  }

  /** Best score of one answer. */
  double chance() {
    if (task.decision() instanceof Decision.Tracking
        || task.decision() instanceof Decision.Explained
        || task.decision() instanceof Decision.Undecided) {
      return 0;
    }
    return comparable() ? rounded(targets.best(answers)) : Double.NaN;
  }

  double memoryless() {
    return sum(last);
  }

  double best() {
    return sum(all);
  }

  private double sum(Map<Object, Map<Object, Double>> groups) {
    // Sorted, since the order of a hash map would be in the last bits of the sum.
    double[] best = groups.values().stream().mapToDouble(targets::best).sorted().toArray();
    return rounded(Arrays.stream(best).sum());
  }

  /** To twelve digits, so that what rounding left in a sum is not seen. */
  private static double rounded(double share) {
    return Math.rint(share * 1e12) / 1e12;
  }

  int distinct() {
    return distinct.size();
  }
}
