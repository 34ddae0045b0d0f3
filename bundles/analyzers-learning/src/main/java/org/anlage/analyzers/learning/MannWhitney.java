package org.anlage.analyzers.learning;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Comparison of two samples by ranks. Mann and Whitney 1947, doi 10.1214/aoms/1177730491; Cliff
 * 1993, doi 10.1037/0033-2909.114.3.494.
 *
 * @param u number of pairs in which the first sample is higher, ties counted half
 * @param p two-sided: exact where a sample has eight values or fewer and there are no ties, else
 *     normal with corrections for ties and continuity, as SciPy's default; NaN if a sample is empty
 * @param cliffsDelta share of pairs in which the first is higher, less the share where it is lower
 */
record MannWhitney(double u, double p, double cliffsDelta) {
  private static final int EXACT_UP_TO = 8;

  static MannWhitney of(double[] x, double[] y) {
    double pairs = (double) x.length * y.length;
    double u = 0;
    for (double a : x) {
      for (double b : y) {
        u += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    if (pairs == 0) {
      return new MannWhitney(Double.NaN, Double.NaN, Double.NaN);
    }
    double ties = sumOfTies(x, y);
    boolean exact = ties == 0 && Math.min(x.length, y.length) <= EXACT_UP_TO;
    double larger = Math.max(u, pairs - u);
    double p = exact ? exact(x.length, y.length, larger) : normal(x.length, y.length, larger, ties);
    return new MannWhitney(u, p, 2 * u / pairs - 1);
  }

  /** Sum of t^3 - t over groups of t equal values. */
  private static double sumOfTies(double[] x, double[] y) {
    double[] all = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, all, x.length, y.length);
    Arrays.sort(all);
    double sum = 0;
    int start = 0;
    for (int i = 1; i <= all.length; i++) {
      if (i == all.length || all[i] != all[start]) {
        double t = i - start;
        sum += t * t * t - t;
        start = i;
      }
    }
    return sum;
  }

  private static double normal(int m, int n, double u, double ties) {
    double all = m + n;
    double variance = m * (double) n / 12 * (all + 1 - ties / (all * (all - 1)));
    if (!(variance > 0)) {
      return 1;
    }
    double z = (u - m * (double) n / 2 - 0.5) / Math.sqrt(variance);
    return Math.min(1, 2 * new NormalDistribution().cumulativeProbability(-z));
  }

  /**
   * Twice the probability of a count of u or more. Counts of orders are built up: the highest of i
   * and j values is of the first sample, and above all j, or of the second.
   */
  private static double exact(int m, int n, double u) {
    int few = Math.min(m, n);
    int many = Math.max(m, n);
    double[][] orders = new double[few + 1][few * many + 1];
    for (double[] row : orders) {
      row[0] = 1;
    }
    for (int i = 1; i <= many; i++) {
      for (int j = 1; j <= few; j++) {
        // Ascending j: orders[j - 1] is of i values already, orders[j] still of i - 1.
        for (int k = i * j; k >= 0; k--) {
          orders[j][k] = (k >= j ? orders[j][k - j] : 0) + orders[j - 1][k];
        }
      }
    }
    double total = Arrays.stream(orders[few]).sum();
    double tail = 0;
    for (int k = (int) u; k <= few * many; k++) {
      tail += orders[few][k];
    }
    return Math.min(1, 2 * tail / total);
  }
}
