package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * Softplus and the logistic function in double precision, within 4 ulp, from exp(-|x|) as in {@link
 * DoubleTanh}. log(1 + e) is 2 artanh(e / (2 + e)), by its series (NIST DLMF 4.6.4) in the square
 * of at most 1/9.
 */
final class DoubleSoftplus {
  private static final int TERMS = 16;

  private DoubleSoftplus() {}

  /** log(1 + exp(x)); 0 where it is below {@link Elementwise#FLUSH64}. */
  static double softplus(double x) {
    double e = decay(x);
    double s = e / (2 + e);
    double z = s * s;
    double sum = 0;
    for (int k = TERMS; k >= 0; k--) {
      sum = Math.fma(sum, z, 1.0 / (2 * k + 1));
    }
    return Math.max(x, 0) + 2 * s * sum;
  }

  /**
   * The slope of softplus where it has the value h: 1 - exp(-h) = 2 t / (1 + t), t = tanh(h / 2).
   */
  static double slope(double h) {
    double t = DoubleTanh.of(h / 2);
    return 2 * t / (1 + t);
  }

  /** 1 / (1 + exp(-x)); 0 where it is below {@link Elementwise#FLUSH64}. */
  static double logistic(double x) {
    double e = decay(x);
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double decay(double x) {
    double magnitude = Math.abs(x);
    double e = magnitude > 354 ? 0 : DoubleTanh.exp(-magnitude);
    return e < Elementwise.FLUSH64 ? 0 : e;
  }
}
