package org.anlage.stats;

import org.hipparchus.distribution.continuous.BetaDistribution;

/** Intervals of a proportion. */
public final class BinomialInterval {
  private static final double QUANTILE_ACCURACY = 1e-13;

  private BinomialInterval() {}

  /**
   * By score: Wilson 1927, doi 10.1080/01621459.1927.10502953; for any share of n, whole or not.
   */
  public static Interval wilson(double share, int n, double z) {
    double square = z * z / n;
    double centre = (share + square / 2) / (1 + square);
    double reach = z / (1 + square) * Math.sqrt((share * (1 - share) + square / 4) / n);
    return new Interval(Math.max(0, centre - reach), Math.min(1, centre + reach));
  }

  /**
   * Exact: Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404.
   *
   * @param level of confidence, for example 0.95
   */
  public static Interval clopperPearson(int successes, int n, double level) {
    double tail = (1 - level) / 2;
    double low = successes == 0 ? 0 : beta(successes, n - successes + 1, tail);
    double high = successes == n ? 1 : beta(successes + 1, n - successes, 1 - tail);
    return new Interval(low, high);
  }

  private static double beta(int a, int b, double share) {
    return new BetaDistribution(a, b, QUANTILE_ACCURACY).inverseCumulativeProbability(share);
  }
}
