package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * Softplus and the logistic function in single precision, within 2 ulp, from e = exp(-|x|) as in
 * {@link FloatExponential}. log(1 + e) is arranged as in {@link FloatLogarithm}, with the series of
 * artanh (NIST DLMF 4.6.4) in the square of at most 1/9.
 */
final class FloatSoftplus {
  private FloatSoftplus() {}

  /** log(1 + exp(x)); 0 where it is below {@link Elementwise#FLUSH32}. */
  static float softplus(float x) {
    float e = decay(x);
    float s = e / (2 + e);
    float z = s * s;
    float p = 2f / 15;
    p = Math.fma(p, z, 2f / 13);
    p = Math.fma(p, z, 2f / 11);
    p = Math.fma(p, z, 2f / 9);
    p = Math.fma(p, z, 2f / 7);
    p = Math.fma(p, z, 2f / 5);
    p = Math.fma(p, z, 2f / 3);
    float h = 0.5f * e * e;
    return (x < 0 ? 0 : x) + (e - (h - s * Math.fma(z, p, h)));
  }

  /**
   * The slope of softplus where it has the value h: 1 - exp(-h) = 2 t / (1 + t), t = tanh(h / 2).
   */
  static float slope(float h) {
    float t = FloatTanh.of(h / 2);
    return 2 * t / (1 + t);
  }

  /**
   * 1 / (1 + exp(-x)); 0 where it is below {@link Elementwise#FLUSH32}. With q the quotient, q is
   * corrected to 1 - e q or e - e q, on which the rounding of 1 + e weighs less.
   */
  static float logistic(float x) {
    float e = decay(x);
    float numerator = x < 0 ? e : 1;
    return Math.fma(-e, numerator / (1 + e), numerator);
  }

  private static float decay(float x) {
    return FloatExponential.of(-Math.abs(x));
  }
}
