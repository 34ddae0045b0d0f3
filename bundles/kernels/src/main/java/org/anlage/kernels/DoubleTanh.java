package org.anlage.kernels;

import org.anlage.api.kernel.Elementwise;

/**
 * tanh in double precision, within 2 ulp; as {@link FloatTanh}, with the continued fraction cut
 * after its eighth term (error below 1.2e-17) and thirteen terms of the exponential series.
 */
public final class DoubleTanh {
  /** Where the formula changes. */
  public static final double SMALL = 0.55;

  /** From here on tanh rounds to 1. */
  public static final double LARGE = 19.1;

  /** log2(e). */
  public static final double LOG2E = 0x1.71547652b82fep0;

  /** Upper part of ln 2, 42 bits, so that its products with exponents are exact. */
  public static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  /** The rest of ln 2. */
  public static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Adding it rounds to an integer, kept in the low bits. */
  public static final double ROUND = 0x1.8p52;

  private DoubleTanh() {}

  /** tanh(x); NaN for NaN; 0 where |x| is below {@link Elementwise#FLUSH64}. */
  public static double of(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < SMALL) {
      return magnitude < Elementwise.FLUSH64 ? 0 : nearZero(x);
    }
    double result = magnitude >= LARGE ? 1 : away(magnitude);
    return x < 0 ? -result : result;
  }

  private static double nearZero(double x) {
    double z = x * x;
    double numerator = Math.fma(Math.fma(z + 594.0, z, 45045.0), z, 675675.0);
    double denominator = Math.fma(z + 630.0, z, 51975.0);
    denominator = Math.fma(denominator, z, 945945.0);
    denominator = Math.fma(denominator, z, 2027025.0);
    return Math.fma(-x, z * numerator / denominator, x);
  }

  private static double away(double magnitude) {
    return 1 - 2 / (exp(magnitude + magnitude) + 1);
  }

  /** exp(y), where it is neither subnormal nor infinite; NaN for NaN. */
  static double exp(double y) {
    double shifted = Math.fma(y, LOG2E, ROUND);
    double n = shifted - ROUND;
    double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, y));
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
    double scale =
        Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + 0x3ff0000000000000L);
    return p * scale;
  }
}
