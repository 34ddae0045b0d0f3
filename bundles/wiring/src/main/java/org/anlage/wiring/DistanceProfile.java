package org.anlage.wiring;

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
   * Mean value by distance. O(N^2 bins) time.
   *
   * @param distances N x N, um
   * @param values N x N
   * @param edges edges of the bins, um, ascending
   */
  public static DistanceProfile of(Matrix distances, Matrix values, double[] edges) {
    int n = distances.rows();
    long[] pairs = new long[edges.length - 1];
    double[] mean = new double[edges.length - 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int bin = bin(distances.get(i, j), edges);
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

  /** Probability that a pair is connected (whatever the number of synapses), by distance. */
  public static DistanceProfile ofConnections(Synapses synapses, Matrix distances, double[] edges) {
    return of(distances, synapses.counts().map(count -> count > 0 ? 1 : 0), edges);
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
