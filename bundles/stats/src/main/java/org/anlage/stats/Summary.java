package org.anlage.stats;

import java.util.Arrays;

/**
 * A sample in numbers; all but n are NaN for an empty one.
 *
 * @param n how many values
 * @param mean mean
 * @param interval 95 % t-interval of the mean, n - 1 degrees of freedom; none below two values
 * @param min smallest value
 * @param lowerQuartile first quartile, interpolated between values
 * @param median median
 * @param upperQuartile third quartile, interpolated between values
 * @param max largest value
 */
public record Summary(
    int n,
    double mean,
    Interval interval,
    double min,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double max) {

  /** Sums up values, which are left in their order. */
  public static Summary of(double[] values) {
    int n = values.length;
    double mean = mean(values);
    if (n == 0) {
      double none = Double.NaN;
      return new Summary(0, mean, Interval.NONE, none, none, none, none, none);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Summary(
        n,
        mean,
        Interval.student(mean, Math.sqrt(variance(values) / n), n - 1),
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[n - 1]);
  }

  /** Quantile of values in ascending order, interpolated between them; there is at least one. */
  public static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Mean; NaN of nothing. */
  public static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Variance with n - 1; NaN below two values. */
  public static double variance(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
