package org.anlage.stats;

/**
 * How far a sample is from a normal distribution: the omnibus test of D'Agostino and Pearson 1973
 * (doi 10.1093/biomet/60.3.613) from skewness (D'Agostino 1970, doi 10.1093/biomet/57.3.679) and
 * kurtosis (Anscombe and Glynn 1983, doi 10.1093/biomet/70.1.227), as in SciPy.
 *
 * @param skewness third standardised moment
 * @param excessKurtosis fourth standardised moment less 3
 * @param statistic K^2, chi-squared with two degrees of freedom where the sample is normal
 * @param p its upper tail
 */
public record Normality(double skewness, double excessKurtosis, double statistic, double p) {
  /** Values below which the approximations do not hold. */
  private static final int FEWEST = 20;

  /** Tests a sample; all NaN below 20 values, or where they do not vary. */
  public static Normality of(double[] values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double off = value - mean;
      second += off * off / n;
      third += off * off * off / n;
      fourth += off * off * off * off / n;
    }
    if (n < FEWEST || !(second > 0) || !Double.isFinite(fourth)) {
      return new Normality(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double skewness = third / (second * Math.sqrt(second));
    double kurtosis = fourth / (second * second);
    double s = ofSkewness(skewness, n);
    double k = ofKurtosis(kurtosis, n);
    double statistic = s * s + k * k;
    return new Normality(skewness, kurtosis - 3, statistic, StrictMath.exp(-statistic / 2));
  }

  private static double ofSkewness(double skewness, double n) {
    double y = skewness * Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
    double beta =
        3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
    double w = Math.sqrt(2 * (beta - 1)) - 1;
    double scaled = y / Math.sqrt(2 / (w - 1));
    double magnitude = StrictMath.log(Math.abs(scaled) + Math.sqrt(scaled * scaled + 1));
    return Math.signum(scaled) * magnitude / Math.sqrt(StrictMath.log(w) / 2);
  }

  private static double ofKurtosis(double kurtosis, double n) {
    double mean = 3 * (n - 1) / (n + 1);
    double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
    double x = (kurtosis - mean) / Math.sqrt(variance);
    double root =
        6
            * (n * n - 5 * n + 2)
            / ((n + 7) * (n + 9))
            * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    double a = 6 + 8 / root * (2 / root + Math.sqrt(1 + 4 / (root * root)));
    double denominator = 1 + x * Math.sqrt(2 / (a - 4));
    double ratio = StrictMath.cbrt((1 - 2 / a) / denominator);
    return (1 - 2 / (9 * a) - ratio) / Math.sqrt(2 / (9 * a));
  }
}
