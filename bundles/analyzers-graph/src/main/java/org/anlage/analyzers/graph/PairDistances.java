package org.anlage.analyzers.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.stats.Ranks;

/**
 * Ordered pairs of different units with their distances, and how absolute weights go with them.
 * Achterberg et al. 2023, doi 10.1038/s42256-023-00748-9, report the correlation.
 */
final class PairDistances {
  private final double[] distances;

  /** Pairs of units; row by row, without the diagonal. */
  PairDistances(Matrix distances) {
    this.distances = offDiagonal(distances);
  }

  /** Entries off the diagonal, row by row. */
  static double[] offDiagonal(Matrix matrix) {
    int n = matrix.rows();
    double[] values = new double[n * (n - 1)];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          values[k++] = matrix.get(i, j);
        }
      }
    }
    return values;
  }

  /** The lower of the middle distances; 0 without pairs. */
  double median() {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
  }

  /**
   * Correlations of |W| with distance, over all pairs and over the strongest: those whose |W| is
   * above the quantile of |W| over pairs. NaN where one side is constant or there are fewer than
   * three pairs. Time that of sorting N^2 numbers twice.
   */
  Map<String, Double> measures(Matrix weights, double quantile) {
    double[] sizes = offDiagonal(weights.map(Math::abs));
    Map<String, Double> measures = new TreeMap<>();
    correlations("weight_distance", distances, sizes, measures);
    double threshold = sizes.length == 0 ? 0 : Threshold.quantile(sizes, quantile);
    int count = (int) Arrays.stream(sizes).filter(size -> size > threshold).count();
    double[] far = new double[count];
    double[] strong = new double[count];
    int k = 0;
    for (int e = 0; e < sizes.length; e++) {
      if (sizes[e] > threshold) {
        far[k] = distances[e];
        strong[k++] = sizes[e];
      }
    }
    correlations("strongest_weight_distance", far, strong, measures);
    measures.put("relative_distance_of_strongest", mean(far) / mean(distances));
    return measures;
  }

  private static void correlations(
      String name, double[] x, double[] y, Map<String, Double> measures) {
    measures.put(name + "_pearson", pearson(x, y));
    measures.put(name + "_spearman", pearson(Ranks.of(x).values(), Ranks.of(y).values()));
  }

  /**
   * Mean |W| by distance, in bins of equally many pairs.
   *
   * @param at mean distance of each bin
   * @param mean mean |W| of each bin
   */
  record Profile(double[] at, double[] mean) {}

  /** The profile of some weights; fewer bins where there are fewer pairs. */
  Profile profile(Matrix weights, int bins) {
    double[] sizes = offDiagonal(weights.map(Math::abs));
    Integer[] order = new Integer[sizes.length];
    Arrays.setAll(order, e -> e);
    Arrays.sort(order, java.util.Comparator.comparingDouble(e -> distances[e]));
    int used = Math.min(bins, sizes.length);
    double[] at = new double[used];
    double[] mean = new double[used];
    for (int b = 0; b < used; b++) {
      int from = (int) ((long) b * sizes.length / used);
      int to = (int) ((b + 1L) * sizes.length / used);
      for (int k = from; k < to; k++) {
        at[b] += distances[order[k]] / (to - from);
        mean[b] += sizes[order[k]] / (to - from);
      }
    }
    return new Profile(at, mean);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return x.length < 3 || xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }
}
