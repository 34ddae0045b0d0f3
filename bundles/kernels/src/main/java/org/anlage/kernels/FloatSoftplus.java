package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * Softplus and the logistic function in single precision, within 4 ulp, from exp(-|x|) as in {@link
 * FloatTanh}. log(1 + e) is 2 artanh(e / (2 + e)), by its series (NIST DLMF 4.6.4) in the square of
 * at most 1/9.
 */
final class FloatSoftplus {
  private static final int TERMS = 7;

  private FloatSoftplus() {}

  /** log(1 + exp(x)); 0 where it is below {@link Elementwise#FLUSH32}. */
  static float softplus(float x) {
    float e = decay(x);
    float s = e / (2 + e);
    float z = s * s;
    float sum = 0;
    for (int k = TERMS; k >= 0; k--) {
      sum = Math.fma(sum, z, 1f / (2 * k + 1));
    }
    return Math.max(x, 0) + 2 * s * sum;
  }

  /**
   * The slope of softplus where it has the value h: 1 - exp(-h) = 2 t / (1 + t), t = tanh(h / 2).
   */
  static float slope(float h) {
    float t = FloatTanh.of(h / 2);
    return 2 * t / (1 + t);
  }

  /** 1 / (1 + exp(-x)); 0 where it is below {@link Elementwise#FLUSH32}. */
  static float logistic(float x) {
    float e = decay(x);
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static float decay(float x) {
    float magnitude = Math.abs(x);
    float e = magnitude > 43f ? 0 : FloatTanh.exp(-magnitude);
    return e < Elementwise.FLUSH32 ? 0 : e;
  }
}
