package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * exp in double precision, within 1 ulp: with x = n ln 2 + r and |r| <= ln(2) / 2, the exponential
 * series of r times a power of two, which is set into the exponent's bits. Additions, products and
 * fused multiply-adds only, so that every JVM gives the same bits.
 */
public final class DoubleExponential {
  /** Below, exp is less than {@link Elementwise#FLUSH64}. */
  public static final double LOWEST = -360;

  /** Above, exp is infinite. */
  public static final double HIGHEST = 710;

  /** log2(e). */
  public static final double LOG2E = 0x1.71547652b82fep0;

  /** Upper part of ln 2, 42 bits, so that its products with exponents are exact. */
  public static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  /** The rest of ln 2. */
  public static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Adding it rounds to an integer, kept in the low bits. */
  public static final double ROUND = 0x1.8p52;

  private DoubleExponential() {}

  /** exp(x); NaN for NaN; 0 where it is below {@link Elementwise#FLUSH64}. */
  static double of(double x) {
    double y = x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x;
    double e = 2 * half(y);
    return e < Elementwise.FLUSH64 ? 0 : e;
  }

  /** exp(x) / 2 from {@link #LOWEST} to {@link #HIGHEST}; its exponent never overflows. */
  static double half(double x) {
    double shifted = Math.fma(x, LOG2E, ROUND);
    double n = shifted - ROUND;
    double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
    double p = 1.0 / 6227020800L;
    p = Math.fma(p, r, 1.0 / 479001600);
    p = Math.fma(p, r, 1.0 / 39916800);
    p = Math.fma(p, r, 1.0 / 3628800);
    p = Math.fma(p, r, 1.0 / 362880);
    p = Math.fma(p, r, 1.0 / 40320);
    p = Math.fma(p, r, 1.0 / 5040);
    p = Math.fma(p, r, 1.0 / 720);
    p = Math.fma(p, r, 1.0 / 120);
    p = Math.fma(p, r, 1.0 / 24);
    p = Math.fma(p, r, 1.0 / 6);
    p = Math.fma(p, r, 0.5);
    p = Math.fma(p, r, 1.0);
    p = Math.fma(p, r, 1.0);
    long exponent = (Double.doubleToRawLongBits(shifted) << 52) + 0x3fe0000000000000L;
    return p * Double.longBitsToDouble(exponent);
  }
}
