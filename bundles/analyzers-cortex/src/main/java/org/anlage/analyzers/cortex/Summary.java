package org.anlage.analyzers.cortex;

import java.util.Arrays;

/**
 * A sample in a few numbers; NaN for an empty one.
 *
 * @param mean mean
 * @param deviation standard deviation of the sample (n - 1)
 * @param smallest smallest
 * @param lowerQuartile 25th percentile, interpolated
 * @param median 50th percentile
 * @param upperQuartile 75th percentile
 * @param largest largest
 * @param zeros share of values that are 0
 */
record Summary(
    double mean,
    double deviation,
    double smallest,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double largest,
    double zeros) {

  static Summary of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double zeros = 0;
    for (double value : sorted) {
      sum += value;
      zeros += value == 0 ? 1 : 0;
    }
    double mean = sum / sorted.length;
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    return new Summary(
        mean,
        Math.sqrt(squares / (sorted.length - 1)),
        quantile(sorted, 0),
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        quantile(sorted, 1),
        zeros / sorted.length);
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
