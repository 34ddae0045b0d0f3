package org.anlage.analyzers.learning;

import java.util.Arrays;

/**
 * How a curve falls.
 *
 * @param length updates from the first value to the last
 * @param plateau longest stretch with less than a tenth of the whole fall, updates
 * @param drop update in the middle of the steepest step of the smoothed curve
 * @param abruptness largest share of the fall within a twentieth of the updates, from some value on
 */
record Fall(double length, double plateau, double drop, double abruptness) {
  private static final double FLAT = 0.1;
  private static final double SHORT = 0.05;

  /** Standard errors of a difference of means that noise alone hardly reaches. */
  private static final double SIGNIFICANT = 5;

  /**
   * Measures a curve; all but the length are NaN where it does not fall by more than its noise,
   * which is estimated from second differences, or has values that are not finite.
   *
   * @param at updates, ascending; three or more
   * @param values the curve
   * @param smoothing values of the running mean
   */
  static Fall of(double[] at, double[] values, int smoothing) {
    int n = values.length;
    double length = at[n - 1] - at[0];
    double[] smooth = smoothed(values, smoothing / 2);
    double total = smooth[0] - smooth[n - 1];
    double error = noise(values) * Math.sqrt(2.0 / Math.min(1 + smoothing / 2, n));
    boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
    if (!finite || !(total > SIGNIFICANT * error)) {
      return new Fall(length, Double.NaN, Double.NaN, Double.NaN);
    }
    int steepest = 1;
    for (int k = 2; k < n; k++) {
      if (slope(at, smooth, k) > slope(at, smooth, steepest)) {
        steepest = k;
      }
    }
    double drop = (at[steepest - 1] + at[steepest]) / 2;
    double most = 0;
    for (int k = 0; k < n && at[k] + SHORT * length <= at[n - 1]; k++) {
      most = Math.max(most, smooth[k] - valueAt(at, smooth, at[k] + SHORT * length));
    }
    return new Fall(length, plateau(at, smooth, FLAT * total), drop, most / total);
  }

  private static double slope(double[] at, double[] values, int k) {
    return (values[k - 1] - values[k]) / (at[k] - at[k - 1]);
  }

  /** Mean over as many neighbours on both sides as there are, at most {@code reach}. */
  private static double[] smoothed(double[] values, int reach) {
    double[] result = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      int wide = Math.min(reach, Math.min(k, values.length - 1 - k));
      result[k] = Arrays.stream(values, k - wide, k + wide + 1).average().orElseThrow();
    }
    // The ends are means too, of what is on their one side.
    int end = Math.min(reach, values.length - 1);
    result[0] = Arrays.stream(values, 0, end + 1).average().orElseThrow();
    result[values.length - 1] =
        Arrays.stream(values, values.length - 1 - end, values.length).average().orElseThrow();
    return result;
  }

  /** Standard deviation of independent noise on a smooth curve, by the median second difference. */
  private static double noise(double[] values) {
    double[] bends = new double[values.length - 2];
    for (int k = 0; k < bends.length; k++) {
      bends[k] = Math.abs(values[k] - 2 * values[k + 1] + values[k + 2]);
    }
    Arrays.sort(bends);
    // The median of |x| is 0.6745 deviations, and a second difference has six times the variance.
    return bends[bends.length / 2] / 0.6745 / Math.sqrt(6);
  }

  /** The longest stretch whose values differ by less than a bound; the last value may end it. */
  private static double plateau(double[] at, double[] values, double bound) {
    double longest = 0;
    for (int start = 0; start < at.length; start++) {
      double low = values[start];
      double high = values[start];
      for (int end = start; end < at.length; end++) {
        low = Math.min(low, values[end]);
        high = Math.max(high, values[end]);
        if (high - low >= bound) {
          break;
        }
        longest = Math.max(longest, at[end] - at[start]);
      }
    }
    return longest;
  }

  /** Linear between values. */
  private static double valueAt(double[] at, double[] values, double x) {
    int k = 1;
    while (k < at.length - 1 && at[k] < x) {
      k++;
    }
    double share = (x - at[k - 1]) / (at[k] - at[k - 1]);
    return values[k - 1] + share * (values[k] - values[k - 1]);
  }
}
