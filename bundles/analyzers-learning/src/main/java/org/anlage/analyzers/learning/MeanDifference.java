package org.anlage.analyzers.learning;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;

/**
 * Difference of the means of two samples with a 95 % interval.
 *
 * @param value mean of the first less mean of the second
 * @param interval none where a sample has fewer than two values
 */
record MeanDifference(double value, Interval interval) {

  /** By Welch's t, which lets variances differ. Welch 1947, doi 10.1093/biomet/34.1-2.28. */
  static MeanDifference welch(double[] x, double[] y) {
    double difference = Summary.mean(x) - Summary.mean(y);
    double a = Summary.variance(x) / x.length;
    double b = Summary.variance(y) / y.length;
    if (a + b == 0) {
      return new MeanDifference(difference, new Interval(difference, difference));
    }
    double degrees = (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1));
    return new MeanDifference(difference, Interval.student(difference, Math.sqrt(a + b), degrees));
  }

  /**
   * By resampling both samples with replacement: the 2.5 and 97.5 % points of the differences.
   * Efron 1979, doi 10.1214/aos/1176344552.
   */
  static MeanDifference bootstrap(double[] x, double[] y, int resamples, RandomStream random) {
    double difference = Summary.mean(x) - Summary.mean(y);
    if (x.length < 2 || y.length < 2) {
      return new MeanDifference(difference, Interval.NONE);
    }
    double[] drawn = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      drawn[r] = resampledMean(x, random) - resampledMean(y, random);
    }
    Arrays.sort(drawn);
    int tail = (int) (0.025 * resamples);
    return new MeanDifference(difference, new Interval(drawn[tail], drawn[resamples - 1 - tail]));
  }

  private static double resampledMean(double[] values, RandomStream random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }
}
