package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * Softplus and the logistic function in double precision, within 2 ulp, from e = exp(-|x|) as in
 * {@link DoubleExponential}. log(1 + e) is arranged as in {@link DoubleLogarithm}, with 1 + e = 1 +
 * f or, where e exceeds 1/2, 2 (1 + f): f is exact, and the series of artanh (NIST DLMF 4.6.4) is
 * in a square of at most 1/25.
 */
final class DoubleSoftplus {
  private DoubleSoftplus() {}

  /** log(1 + exp(x)); 0 where it is below {@link Elementwise#FLUSH64}. */
  static double softplus(double x) {
    double e = decay(x);
    boolean half = e > 0.5;
    double f = half ? 0.5 * (e - 1) : e;
    double s = f / (2 + f);
    double z = s * s;
    double p = 2.0 / 21;
    p = Math.fma(p, z, 2.0 / 19);
    p = Math.fma(p, z, 2.0 / 17);
    p = Math.fma(p, z, 2.0 / 15);
    p = Math.fma(p, z, 2.0 / 13);
    p = Math.fma(p, z, 2.0 / 11);
    p = Math.fma(p, z, 2.0 / 9);
    p = Math.fma(p, z, 2.0 / 7);
    p = Math.fma(p, z, 2.0 / 5);
    p = Math.fma(p, z, 2.0 / 3);
    double h = 0.5 * f * f;
    double small = Math.fma(s, Math.fma(z, p, h), half ? DoubleExponential.LN2_LOW : 0);
    double log = (half ? DoubleExponential.LN2_HIGH : 0) + (f - (h - small));
    return (x < 0 ? 0 : x) + log;
  }

  /**
   * The slope of softplus where it has the value h: 1 - exp(-h) = 2 t / (1 + t), t = tanh(h / 2).
   */
  static double slope(double h) {
    double t = DoubleTanh.of(h / 2);
    return 2 * t / (1 + t);
  }

  /**
   * 1 / (1 + exp(-x)); 0 where it is below {@link Elementwise#FLUSH64}. With q the quotient, q is
   * corrected to 1 - e q or e - e q, on which the rounding of 1 + e weighs less.
   */
  static double logistic(double x) {
    double e = decay(x);
    double numerator = x < 0 ? e : 1;
    return Math.fma(-e, numerator / (1 + e), numerator);
  }

  private static double decay(double x) {
    return DoubleExponential.of(-Math.abs(x));
  }
}
