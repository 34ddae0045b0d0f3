package org.anlage.analyzers.representation;

import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.DynamicalDistance;

/**
 * All runs on a task against each other.
 *
 * @param task the task
 * @param runs the runs, arm by arm
 * @param alignment of states, symmetric
 * @param angle between dynamics, symmetric
 */
record Similarities(String task, List<ComparedRun> runs, Matrix alignment, Matrix angle) {

  /**
   * Means over pairs of different runs.
   *
   * @param pairs number of pairs
   * @param alignment mean alignment of states
   * @param angle mean angle between dynamics
   */
  record Mean(int pairs, double alignment, double angle) {}

  static Similarities of(
      String task,
      List<ComparedRun> runs,
      int starts,
      RandomStream random,
      Decompositions decompositions) {
    int n = runs.size();
    Matrix alignment = Matrix.identity(n);
    Matrix angle = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double states = runs.get(i).alignment(runs.get(j));
        // The same starts for every pair: a distance depends on the two runs alone.
        double dynamics =
            DynamicalDistance.of(
                    runs.get(i).map(), runs.get(j).map(), starts, random, decompositions)
                .angle();
        alignment.set(i, j, states);
        alignment.set(j, i, states);
        angle.set(i, j, dynamics);
        angle.set(j, i, dynamics);
      }
    }
    return new Similarities(task, runs, alignment, angle);
  }

  /** Over the pairs of a run of one arm and a run of another, or of two runs of one arm. */
  Mean mean(String arm, String other) {
    int pairs = 0;
    double ofStates = 0;
    double ofDynamics = 0;
    for (int i = 0; i < runs.size(); i++) {
      for (int j = 0; j < i; j++) {
        String a = runs.get(i).arm();
        String b = runs.get(j).arm();
        if (a.equals(arm) && b.equals(other) || a.equals(other) && b.equals(arm)) {
          pairs++;
          ofStates += alignment.get(i, j);
          ofDynamics += angle.get(i, j);
        }
      }
    }
    return new Mean(pairs, ofStates / pairs, ofDynamics / pairs);
  }

  /** Whether two arms differ by more than their own runs do. */
  ArmTest test(String arm, String other, int permutations, RandomStream random) {
    int[] first = ofArm(arm);
    int[] second = ofArm(other);
    if (first.length < 2 || second.length < 2) {
      return ArmTest.NONE;
    }
    int[] all = IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    double states = excess(alignment.map(x -> 1 - x), all, first.length);
    double dynamics = excess(angle, all, first.length);
    int statesAsLarge = 1;
    int dynamicsAsLarge = 1;
    for (int k = 0; k < permutations; k++) {
      int[] order = random.split(k).permutation(all.length);
      int[] drawn = IntStream.of(order).map(i -> all[i]).toArray();
      statesAsLarge += excess(alignment.map(x -> 1 - x), drawn, first.length) >= states ? 1 : 0;
      dynamicsAsLarge += excess(angle, drawn, first.length) >= dynamics ? 1 : 0;
    }
    double draws = permutations + 1.0;
    return new ArmTest(
        states,
        Double.isNaN(states) ? Double.NaN : statesAsLarge / draws,
        dynamics,
        Double.isNaN(dynamics) ? Double.NaN : dynamicsAsLarge / draws);
  }

  private int[] ofArm(String arm) {
    return IntStream.range(0, runs.size()).filter(i -> runs.get(i).arm().equals(arm)).toArray();
  }

  /** Mean distance between the first so many and the others, less the mean within both. */
  private static double excess(Matrix distance, int[] runs, int size) {
    double between = 0;
    double within = 0;
    int across = 0;
    int inside = 0;
    for (int i = 0; i < runs.length; i++) {
      for (int j = 0; j < i; j++) {
        double d = distance.get(runs[i], runs[j]);
        if ((i < size) == (j < size)) {
          within += d;
          inside++;
        } else {
          between += d;
          across++;
        }
      }
    }
    return between / across - within / inside;
  }
}
