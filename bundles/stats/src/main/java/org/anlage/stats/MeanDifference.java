package org.anlage.stats;

import org.anlage.api.random.RandomStream;

/**
 * Difference of the means of two samples with a 95 % interval.
 *
 * @param value mean of the first less mean of the second
 * @param interval none where a sample has fewer than two values
 */
public record MeanDifference(double value, Interval interval) {

  /** By Welch's t, which lets variances differ. Welch 1947, doi 10.1093/biomet/34.1-2.28. */
  public static MeanDifference welch(double[] x, double[] y) {
    double difference = Summary.mean(x) - Summary.mean(y);
    double a = Summary.variance(x) / x.length;
    double b = Summary.variance(y) / y.length;
    if (a + b == 0) {
      return new MeanDifference(difference, new Interval(difference, difference));
    }
    return new MeanDifference(
        difference, Interval.student(difference, Math.sqrt(a + b), welchDegrees(x, y)));
  }

  /** Degrees of freedom of Welch's t. */
  static double welchDegrees(double[] x, double[] y) {
    double a = Summary.variance(x) / x.length;
    double b = Summary.variance(y) / y.length;
    return (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1));
  }

  /**
   * By resampling both samples with replacement: the 2.5 and 97.5 % points of the differences.
   * Efron 1979, doi 10.1214/aos/1176344552.
   */
  public static MeanDifference bootstrap(
      double[] x, double[] y, int resamples, RandomStream random) {
    double difference = Summary.mean(x) - Summary.mean(y);
    if (x.length < 2 || y.length < 2) {
      return new MeanDifference(difference, Interval.NONE);
    }
    double[] drawn = Bootstrap.differences(x, y, resamples, random);
    return new MeanDifference(difference, Bootstrap.percentiles(drawn));
  }

  /**
   * By resampling, corrected for bias and acceleration. Efron 1987, doi
   * 10.1080/01621459.1987.10478410.
   */
  public static MeanDifference bca(double[] x, double[] y, int resamples, RandomStream random) {
    double difference = Summary.mean(x) - Summary.mean(y);
    if (x.length < 2 || y.length < 2) {
      return new MeanDifference(difference, Interval.NONE);
    }
    double[] drawn = Bootstrap.differences(x, y, resamples, random);
    return new MeanDifference(difference, Bootstrap.corrected(drawn, difference, x, y));
  }
}
