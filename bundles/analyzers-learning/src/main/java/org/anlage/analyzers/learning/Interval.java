package org.anlage.analyzers.learning;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * An interval; NaN at both ends where there is none.
 *
 * @param low lower end
 * @param high upper end
 */
record Interval(double low, double high) {
  static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** How exactly quantiles of the t distribution are solved for. */
  private static final double QUANTILE_ACCURACY = 1e-13;

  /** 95 % interval about a centre with a standard error, by Student's t. */
  static Interval student(double centre, double standardError, double degreesOfFreedom) {
    if (!(degreesOfFreedom > 0)) {
      return NONE;
    }
    double reach =
        standardError
            * new TDistribution(degreesOfFreedom, QUANTILE_ACCURACY)
                .inverseCumulativeProbability(0.975);
    return new Interval(centre - reach, centre + reach);
  }
}
