package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * exp in single precision, within 1 ulp: with x = n ln 2 + r and |r| <= ln(2) / 2, the exponential
 * series of r times a power of two, which is set into the exponent's bits. Additions, products and
 * fused multiply-adds only, so that every JVM gives the same bits.
 */
public final class FloatExponential {
  /** Below, exp is less than {@link Elementwise#FLUSH32}. */
  public static final float LOWEST = -44f;

  /** Above, exp is infinite. */
  public static final float HIGHEST = 89f;

  /** log2(e). */
  public static final float LOG2E = 0x1.715476p0f;

  /** Upper part of ln 2, 15 bits, so that its products with exponents are exact. */
  public static final float LN2_HIGH = 0x1.62e4p-1f;

  /** The rest of ln 2. */
  public static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** Adding it rounds to an integer, kept in the low bits. */
  public static final float ROUND = 0x1.8p23f;

  private FloatExponential() {}

  /** exp(x); NaN for NaN; 0 where it is below {@link Elementwise#FLUSH32}. */
  static float of(float x) {
    float y = x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x;
    float e = 2 * half(y);
    return e < Elementwise.FLUSH32 ? 0 : e;
  }

  /** exp(x) / 2 from {@link #LOWEST} to {@link #HIGHEST}; its exponent never overflows. */
  static float half(float x) {
    float shifted = Math.fma(x, LOG2E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
    float p = 1f / 5040;
    p = Math.fma(p, r, 1f / 720);
    p = Math.fma(p, r, 1f / 120);
    p = Math.fma(p, r, 1f / 24);
    p = Math.fma(p, r, 1f / 6);
    p = Math.fma(p, r, 0.5f);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    int exponent = (Float.floatToRawIntBits(shifted) << 23) + 0x3f000000;
    return p * Float.intBitsToFloat(exponent);
  }
}
