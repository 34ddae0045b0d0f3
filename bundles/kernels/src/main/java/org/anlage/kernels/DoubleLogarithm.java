package org.anlage.kernels;

/**
 * The natural logarithm in double precision, within 1 ulp: with x = 2^k (1 + f) and 1 + f from
 * sqrt(1/2) to sqrt(2), log(1 + f) is f - f^2 / 2 + s (f^2 / 2 + R), s = f / (2 + f), where R is
 * the series of 2 artanh(s) / s - 2 (the arrangement of Ng's log in fdlibm, which keeps f exact).
 */
public final class DoubleLogarithm {
  /** The bits of sqrt(1/2). */
  public static final long ROOT = 0x3fe6a09e667f3bcdL;

  /** Multiplies subnormal numbers into the normal ones. */
  public static final double RAISE = 0x1p52;

  private DoubleLogarithm() {}

  /** log(x); NaN for NaN and below zero; negative infinity for zeros. */
  static double of(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(subnormal ? x * RAISE : x);
    long exponent = (bits - ROOT) >> 52;
    double k = subnormal ? exponent - 52 : exponent;
    return Math.fma(
        k,
        DoubleExponential.LN2_HIGH,
        rest(Double.longBitsToDouble(bits - (exponent << 52)) - 1, k));
  }

  /** log(1 + f) + k LN2_LOW. */
  private static double rest(double f, double k) {
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
    return f - (h - Math.fma(s, Math.fma(z, p, h), k * DoubleExponential.LN2_LOW));
  }
}
