package org.anlage.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * An interval; NaN at both ends where there is none.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  /** Where there is none. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** What an accuracy can be. */
  public static final Interval PROPORTION = new Interval(0, 1);

  /** What any number can be. */
  public static final Interval ANYTHING =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** How exactly quantiles of the t distribution are solved for. */
  private static final double QUANTILE_ACCURACY = 1e-13;

  /** Cut at the ends of another. */
  public Interval within(Interval other) {
    return new Interval(Math.max(low, other.low), Math.min(high, other.high));
  }

  /** Whether both have a value in common; false where one is {@link #NONE}. */
  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }

  /** 95 % interval about a centre with a standard error, by Student's t. */
  public static Interval student(double centre, double standardError, double degreesOfFreedom) {
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
