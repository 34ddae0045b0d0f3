package org.anlage.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;

/**
 * Difference of means in pooled standard deviations. Of little use for outcomes in two modes, whose
 * standard deviation says how the modes are mixed.
 *
 * @param cohensD Cohen's d; NaN where neither sample has spread, or one has fewer than two values
 * @param hedgesG the same without the bias of small samples
 * @param interval 95 % of Cohen's d, from its normal approximation: Hedges and Olkin 1985, section
 *     5.E, doi 10.1016/C2009-0-03396-0
 */
public record StandardizedDifference(double cohensD, double hedgesG, Interval interval) {
  private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

  /** Compares two samples. */
  public static StandardizedDifference of(double[] x, double[] y) {
    double m = x.length;
    double n = y.length;
    double pooled = ((m - 1) * Summary.variance(x) + (n - 1) * Summary.variance(y)) / (m + n - 2);
    if (m < 2 || n < 2 || !(pooled > 0)) {
      return new StandardizedDifference(Double.NaN, Double.NaN, Interval.NONE);
    }
    double d = (Summary.mean(x) - Summary.mean(y)) / Math.sqrt(pooled);
    double error = Math.sqrt((m + n) / (m * n) + d * d / (2 * (m + n)));
    return new StandardizedDifference(
        d, d * unbiasing(m + n - 2), new Interval(d - Z * error, d + Z * error));
  }

  /** Hedges 1981, doi 10.3102/10769986006002107. */
  private static double unbiasing(double degrees) {
    double logarithm = Gamma.logGamma(degrees / 2) - Gamma.logGamma((degrees - 1) / 2);
    return StrictMath.exp(logarithm) / Math.sqrt(degrees / 2);
  }
}
