package org.anlage.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Share of pairs in which the first sample is higher, less the share in which it is lower. Cliff
 * 1993, doi 10.1037/0033-2909.114.3.494.
 *
 * @param value from -1 to 1; NaN if a sample is empty
 * @param interval 95 %, asymmetric, by Feng and Cliff 2004, doi 10.22237/jmasm/1099267560; where
 *     every pair goes one way, the other end is that of Wilson's interval for as many values as the
 *     smaller sample has. None below two values.
 */
public record CliffsDelta(double value, Interval interval) {
  private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

  /** Compares two samples. */
  public static CliffsDelta of(double[] x, double[] y) {
    int m = x.length;
    int n = y.length;
    double[] ofX = new double[m];
    double[] ofY = new double[n];
    double squares = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sign = Double.compare(x[i] + 0.0, y[j] + 0.0);
        sign = sign > 0 ? 1 : sign < 0 ? -1 : 0;
        ofX[i] += sign / n;
        ofY[j] += sign / m;
        squares += sign * sign;
      }
    }
    double delta = Summary.mean(ofX);
    if (m < 2 || n < 2) {
      return new CliffsDelta(delta, Interval.NONE);
    }
    if (Math.abs(delta) == 1) {
      double few = Math.min(m, n);
      double inner = (few - Z * Z) / (few + Z * Z);
      return new CliffsDelta(delta, delta > 0 ? new Interval(inner, 1) : new Interval(-1, -inner));
    }
    double pairs = (double) m * n;
    double ofPairs = squares - pairs * delta * delta;
    double unbiased =
        (n * (double) n * Summary.variance(ofX) * (m - 1)
                + m * (double) m * Summary.variance(ofY) * (n - 1)
                - ofPairs)
            / (pairs * (m - 1) * (n - 1));
    double variance = Math.max(unbiased, (1 - delta * delta) / (pairs - 1));
    double spread = Z * Z * variance;
    double rest = 1 - delta * delta;
    double centre = delta - delta * delta * delta;
    double reach = Math.sqrt(spread * (rest * rest + spread));
    return new CliffsDelta(
        delta,
        new Interval((centre - reach) / (rest + spread), (centre + reach) / (rest + spread)));
  }
}
