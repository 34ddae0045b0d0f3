package org.anlage.stats;

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
public record MannWhitney(double u, double p, double cliffsDelta) {
  private static final int EXACT_UP_TO = 8;
  private static final int PERMUTED_UP_TO = 80;

  /** Compares as SciPy does by default. */
  public static MannWhitney of(double[] x, double[] y) {
    double pairs = (double) x.length * y.length;
    if (pairs == 0) {
      return new MannWhitney(Double.NaN, Double.NaN, Double.NaN);
    }
    double u = higherPairs(x, y);
    Ranks ranks = Ranks.of(Samples.pooled(x, y));
    boolean exact = ranks.ties() == 0 && Math.min(x.length, y.length) <= EXACT_UP_TO;
    double p =
        exact
            ? ranks.shareAsExtreme(x.length, u)
            : normal(x.length, y.length, Math.max(u, pairs - u), ranks.ties());
    return new MannWhitney(u, p, 2 * u / pairs - 1);
  }

  /**
   * Compares with the exact p, ties or not: among all ways to divide the pooled values into samples
   * of these sizes, the share in which u is at least as far from its mean as here. Time and memory
   * grow with the cube of the number of values; from {@value #PERMUTED_UP_TO} of them on the normal
   * approximation takes its place.
   */
  public static MannWhitney permuted(double[] x, double[] y) {
    if (x.length + y.length >= PERMUTED_UP_TO || x.length == 0 || y.length == 0) {
      return of(x, y);
    }
    double u = higherPairs(x, y);
    double p = Ranks.of(Samples.pooled(x, y)).shareAsExtreme(x.length, u);
    return new MannWhitney(u, p, 2 * u / x.length / y.length - 1);
  }

  private static double higherPairs(double[] x, double[] y) {
    double u = 0;
    for (double a : x) {
      for (double b : y) {
        u += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return u;
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
}
