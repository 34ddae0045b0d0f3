package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * tanh in single precision, within 2 ulp, from additions, products, fused multiply-adds, one
 * division and shifts, so that every JVM gives the same bits.
 *
 * <p>Below {@link #SMALL} the continued fraction of tanh (NIST DLMF 4.39.1), cut after its fifth
 * term and written as x - x z N(z) / D(z) with z = x^2: its error is below 1.1e-9. Above, 1 - 2 /
 * (e + 1) with e = exp(2|x|) by the exponential series on |r| <= ln(2) / 2. From {@link #LARGE} on,
 * 1.
 */
public final class FloatTanh {
  /** Where the formula changes. */
  public static final float SMALL = 0.55f;

  /** From here on tanh rounds to 1. */
  public static final float LARGE = 9.1f;

  private FloatTanh() {}

  /** tanh(x); NaN for NaN; 0 where |x| is below {@link Elementwise#FLUSH32}. */
  public static float of(float x) {
    float magnitude = Math.abs(x);
    if (magnitude < SMALL) {
      return magnitude < Elementwise.FLUSH32 ? 0 : nearZero(x);
    }
    float result = magnitude >= LARGE ? 1 : away(magnitude);
    return x < 0 ? -result : result;
  }

  private static float nearZero(float x) {
    float z = x * x;
    float numerator = Math.fma(14f, z, 315f);
    float denominator = Math.fma(Math.fma(15f, z, 420f), z, 945f);
    return Math.fma(-x, z * numerator / denominator, x);
  }

  private static float away(float magnitude) {
    return 1f - 2f / (2 * FloatExponential.half(magnitude + magnitude) + 1f);
  }
}
