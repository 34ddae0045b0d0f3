package org.anlage.tasks;

/** The standard normal distribution, with StrictMath so that it is the same on every JVM. */
final class NormalDistribution {
  private static final double DENSITY_AT_ZERO = 0.3989422804014327;

  private NormalDistribution() {}

  /**
   * Probability of a value below {@code x >= 0}; to about 1e-15. The series of Marsaglia 2004,
   * "Evaluating the normal distribution", doi 10.18637/jss.v011.i04: all terms are positive.
   */
  static double below(double x) {
    if (x > 9) {
      return 1;
    }
    double sum = x;
    double term = x;
    for (int n = 3; sum + term != sum; n += 2) {
      term *= x * x / n;
      sum += term;
    }
    return Math.min(1, 0.5 + sum * DENSITY_AT_ZERO * StrictMath.exp(-0.5 * x * x));
  }
}
