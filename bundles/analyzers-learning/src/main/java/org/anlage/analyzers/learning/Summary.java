package org.anlage.analyzers.learning;

import java.util.Arrays;

/**
 * A sample in numbers; all but n are NaN for an empty one.
 *
 * @param n how many values
 * @param mean mean
 * @param interval 95 % t-interval of the mean, n - 1 degrees of freedom; none below two values
 * @param min smallest value
 * @param median median
 * @param max largest value
 */
record Summary(int n, double mean, Interval interval, double min, double median, double max) {

  static Summary of(double[] values) {
    int n = values.length;
    double mean = mean(values);
    if (n == 0) {
      return new Summary(0, mean, Interval.NONE, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Summary(
        n,
        mean,
        Interval.student(mean, Math.sqrt(variance(values) / n), n - 1),
        sorted[0],
        (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        sorted[n - 1]);
  }

  /** Mean; NaN of nothing. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Variance with n - 1; NaN below two values. */
  static double variance(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
