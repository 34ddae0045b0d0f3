package org.anlage.analyzers.graph;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;

/** The strongest weights of a network as a graph. */
final class Threshold {
  private Threshold() {}

  /**
   * The graph of all pairs with |W(i,j)| or |W(j,i)| above the quantile of |W| (over all N^2
   * entries, the diagonal among them); no self-loops. With independent weights and the 0.9 quantile
   * its density is 0.19.
   */
  static BinaryGraph graph(Matrix weights, double quantile) {
    int n = weights.rows();
    BinaryGraph graph = new BinaryGraph(n);
    if (n == 0) {
      return graph;
    }
    double threshold = quantile(weights.map(Math::abs).values(), quantile);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j && Math.abs(weights.get(i, j)) > threshold) {
          graph.connect(i, j);
        }
      }
    }
    return graph;
  }

  /** Quantile with linear interpolation between order statistics, in NumPy's rounding. */
  static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = q * (sorted.length - 1);
    int below = (int) place;
    double t = place - below;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
  }
}
