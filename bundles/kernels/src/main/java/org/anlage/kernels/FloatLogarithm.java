package org.anlage.kernels;

/**
 * The natural logarithm in single precision, within 1 ulp: with x = 2^k (1 + f) and 1 + f from
 * sqrt(1/2) to sqrt(2), log(1 + f) is f - f^2 / 2 + s (f^2 / 2 + R), s = f / (2 + f), where R is
 * the series of 2 artanh(s) / s - 2 (the arrangement of Ng's log in fdlibm, which keeps f exact).
 */
public final class FloatLogarithm {
  /** The bits of sqrt(1/2). */
  public static final int ROOT = 0x3f3504f3;

  /** Multiplies subnormal numbers into the normal ones. */
  public static final float RAISE = 0x1p23f;

  private FloatLogarithm() {}

  /** log(x); NaN for NaN and below zero; negative infinity for zeros. */
  static float of(float x) {
    if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
      return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * RAISE : x);
    int exponent = (bits - ROOT) >> 23;
    float k = subnormal ? exponent - 23 : exponent;
    return Math.fma(
        k, FloatExponential.LN2_HIGH, rest(Float.intBitsToFloat(bits - (exponent << 23)) - 1, k));
  }

  /** log(1 + f) + k LN2_LOW. */
  private static float rest(float f, float k) {
    float s = f / (2 + f);
    float z = s * s;
    float p = 2f / 11;
    p = Math.fma(p, z, 2f / 9);
    p = Math.fma(p, z, 2f / 7);
    p = Math.fma(p, z, 2f / 5);
    p = Math.fma(p, z, 2f / 3);
    float h = 0.5f * f * f;
    return f - (h - Math.fma(s, Math.fma(z, p, h), k * FloatExponential.LN2_LOW));
  }
}
