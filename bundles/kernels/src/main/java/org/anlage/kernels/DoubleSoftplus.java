package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * Softplus and the logistic function in double precision, within 2 ulp, from e = exp(-|x|) as in
 * {@link DoubleExponential}. log(1 + e) is arranged as in {@link DoubleLogarithm}, with the series
 * of artanh (NIST DLMF 4.6.4) in the square of at most 1/9.
 */
final class DoubleSoftplus {
  private DoubleSoftplus() {}

  /** log(1 + exp(x)); 0 where it is below {@link Elementwise#FLUSH64}. */
  static double softplus(double x) {
    double e = decay(x);
    double s = e / (2 + e);
    double z = s * s;
    double p = 2.0 / 33;
    p = Math.fma(p, z, 2.0 / 31);
    p = Math.fma(p, z, 2.0 / 29);
    p = Math.fma(p, z, 2.0 / 27);
    p = Math.fma(p, z, 2.0 / 25);
    p = Math.fma(p, z, 2.0 / 23);
    p = Math.fma(p, z, 2.0 / 21);
    p = Math.fma(p, z, 2.0 / 19);
    p = Math.fma(p, z, 2.0 / 17);
    p = Math.fma(p, z, 2.0 / 15);
    p = Math.fma(p, z, 2.0 / 13);
    p = Math.fma(p, z, 2.0 / 11);
    p = Math.fma(p, z, 2.0 / 9);
    p = Math.fma(p, z, 2.0 / 7);
    p = Math.fma(p, z, 2.0 / 5);
    p = Math.fma(p, z, 2.0 / 3);
    double h = 0.5 * e * e;
    return (x < 0 ? 0 : x) + (e - (h - s * Math.fma(z, p, h)));
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
