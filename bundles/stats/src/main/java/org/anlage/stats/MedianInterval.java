package org.anlage.stats;

import java.util.Arrays;

/** An interval of the median of any distribution, between two of the values of a sample. */
public final class MedianInterval {
  private static final double TAIL = 0.025;

  private MedianInterval() {}

  /**
   * The narrowest pair of values, equally far from both ends, between which the median lies with a
   * probability of at least 95 %: the k-th from either end, with the largest k for which fewer than
   * k of n fair coins show heads in at most 2.5 % of cases. None below six values.
   */
  public static Interval of(double[] values) {
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double probability = StrictMath.pow(0.5, n);
    double below = 0;
    int k = 0;
    while (below + probability <= TAIL) {
      below += probability;
      k++;
      probability *= (double) (n - k + 1) / k;
    }
    return k == 0 ? Interval.NONE : new Interval(sorted[k - 1], sorted[n - k]);
  }
}
