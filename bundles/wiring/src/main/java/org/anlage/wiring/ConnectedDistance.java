package org.anlage.wiring;

import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.random.RandomStream;

/**
 * The distance of connected neurons, compared with permuted labels.
 *
 * <p>In cortex, connected pairs are closer than others. Where they are not, the wiring may not be
 * in the order of the positions: permuting the labels of one changes nothing any more.
 *
 * @param mean mean distance of connected pairs, um; NaN without pairs
 * @param permutedMean mean of that over permutations of the labels, um
 * @param permutedDeviation its standard deviation over permutations, um
 * @param permutations how many
 */
public record ConnectedDistance(
    double mean, double permutedMean, double permutedDeviation, int permutations) {
  /** The z-score that separates chance from wiring that knows where neurons are. */
  public static final double THRESHOLD = 3;

  /**
   * Permutes the labels of the positions. O((N + pairs) permutations) time, O(N) memory.
   *
   * @param synapses connected pairs; self-connections are left out
   * @param positions of the neurons
   * @param permutations how many, at least 2
   * @param random draws the permutations
   */
  public static ConnectedDistance of(
      Synapses synapses, Positions positions, int permutations, RandomStream random) {
    return of(synapses, positions, Optional.empty(), permutations, random);
  }

  /**
   * The same where the axons of some neurons alone were observed: labels are permuted among these,
   * and among the others. Otherwise a patch of cortex in which axons were proofread would by itself
   * make connected pairs closer than permuted ones.
   *
   * @param observed whether the axon of each neuron was observed; absent: all alike
   */
  public static ConnectedDistance of(
      Synapses synapses,
      Positions positions,
      Optional<boolean[]> observed,
      int permutations,
      RandomStream random) {
    if (permutations < 2) {
      throw new IllegalArgumentException("a deviation needs 2 permutations: " + permutations);
    }
    int n = synapses.neurons();
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i;
    }
    double sum = 0;
    double squares = 0;
    double mean = mean(synapses, positions, labels);
    double[] permuted = new double[permutations];
    for (int p = 0; p < permutations; p++) {
      permuted[p] = mean(synapses, positions, permutation(n, observed, random.split(p)));
      sum += permuted[p];
    }
    double permutedMean = sum / permutations;
    for (double value : permuted) {
      squares += (value - permutedMean) * (value - permutedMean);
    }
    return new ConnectedDistance(
        mean, permutedMean, Math.sqrt(squares / (permutations - 1)), permutations);
  }

  /**
   * Standard deviations between the mean distance and what permuted labels give; negative:
   * connected neurons are closer. NaN where permuting changes nothing.
   */
  public double z() {
    return permutedDeviation > 0 ? (mean - permutedMean) / permutedDeviation : Double.NaN;
  }

  /** Whether wiring and positions know of each other. */
  public boolean related() {
    return Math.abs(z()) >= THRESHOLD;
  }

  private static int[] permutation(int n, Optional<boolean[]> observed, RandomStream random) {
    if (observed.isEmpty()) {
      return random.permutation(n);
    }
    int[] permutation = new int[n];
    for (boolean group : new boolean[] {true, false}) {
      int[] members = IntStream.range(0, n).filter(i -> observed.get()[i] == group).toArray();
      int[] order = random.permutation(members.length);
      for (int k = 0; k < order.length; k++) {
        permutation[members[k]] = members[order[k]];
      }
    }
    return permutation;
  }

  private static double mean(Synapses synapses, Positions positions, int[] labels) {
    double sum = 0;
    int pairs = 0;
    for (int e = 0; e < synapses.pairs(); e++) {
      int pre = synapses.pre()[e];
      int post = synapses.post()[e];
      if (pre != post) {
        sum += positions.distance(labels[pre], labels[post]);
        pairs++;
      }
    }
    return sum / pairs;
  }
}
