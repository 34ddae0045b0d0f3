package org.anlage.wiring;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;

/**
 * The mean of something that pairs have, by the distance between them, over all ordered pairs of
 * different neurons.
 *
 * @param edges edges of the distance bins, um, ascending; bin k is [edges[k], edges[k + 1])
 * @param pairs ordered pairs in each bin
 * @param mean mean over the pairs of each bin; NaN in an empty bin
 */
public record DistanceProfile(double[] edges, long[] pairs, double[] mean) {
  private static final double[] CORTICAL_EDGES = {0, 50, 100, 150, 200, 300, 500, 800, 1300};

  /** Edges that suit fields of a cubic millimetre of cortex, um. */
  public static double[] corticalEdges() {
    return CORTICAL_EDGES.clone();
  }

  /**
   * {@link #corticalEdges()}, halved as often as all distances between the neurons stay below the
   * last: for nervous systems that are smaller, such as that of a worm.
   */
  public static double[] edges(Positions positions) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < positions.size(); i++) {
        least = Math.min(least, positions.micrometres().get(i, axis));
        most = Math.max(most, positions.micrometres().get(i, axis));
      }
      square += (most - least) * (most - least);
    }
    double[] edges = corticalEdges();
    double last = edges[edges.length - 1] / 2;
    double factor = 1;
    while (square > 0 && square < last * last) {
      factor /= 2;
      last /= 2;
    }
    for (int k = 0; k < edges.length; k++) {
      edges[k] *= factor;
    }
    return edges;
  }

  /**
   * Mean value by distance. O(N^2 bins) time.
   *
   * @param positions of N neurons
   * @param values N x N
   * @param edges edges of the bins, um, ascending
   */
  public static DistanceProfile of(Positions positions, Matrix values, double[] edges) {
    int n = positions.size();
    long[] pairs = new long[edges.length - 1];
    double[] mean = new double[edges.length - 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int bin = bin(positions.distance(i, j), edges);
        if (i != j && bin >= 0) {
          pairs[bin]++;
          mean[bin] += values.get(i, j);
        }
      }
    }
    for (int b = 0; b < mean.length; b++) {
      mean[b] /= pairs[b];
    }
    return new DistanceProfile(edges.clone(), pairs, mean);
  }

  /**
   * Probability that a pair is connected (whatever the number of synapses), by distance. O(N^2
   * bins) time, O(N) memory.
   *
   * @param synapses connected pairs
   * @param positions of the neurons
   * @param observed whether the axon of each neuron was observed; only pairs that start there
   *     count; absent: all
   * @param edges edges of the bins, um, ascending
   */
  public static DistanceProfile ofConnections(
      Synapses synapses, Positions positions, Optional<boolean[]> observed, double[] edges) {
    int n = positions.size();
    long[] pairs = new long[edges.length - 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        int from = (counts(observed, i) ? 1 : 0) + (counts(observed, j) ? 1 : 0);
        int bin = from == 0 ? -1 : bin(positions.distance(i, j), edges);
        if (bin >= 0) {
          pairs[bin] += from;
        }
      }
    }
    long[] connected = new long[edges.length - 1];
    Set<Long> seen = new HashSet<>();
    for (int e = 0; e < synapses.pairs(); e++) {
      int pre = synapses.pre()[e];
      int post = synapses.post()[e];
      int bin = bin(positions.distance(pre, post), edges);
      if (pre != post && bin >= 0 && counts(observed, pre) && seen.add((long) pre * n + post)) {
        connected[bin]++;
      }
    }
    double[] mean = new double[edges.length - 1];
    for (int b = 0; b < mean.length; b++) {
      mean[b] = (double) connected[b] / pairs[b];
    }
    return new DistanceProfile(edges.clone(), pairs, mean);
  }

  private static boolean counts(Optional<boolean[]> observed, int neuron) {
    return observed.isEmpty() || observed.get()[neuron];
  }

  /** Number of bins. */
  public int bins() {
    return pairs.length;
  }

  private static int bin(double distance, double[] edges) {
    for (int b = 0; b + 1 < edges.length; b++) {
      if (distance >= edges[b] && distance < edges[b + 1]) {
        return b;
      }
    }
    return -1;
  }
}
