package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Softplus and the logistic function against StrictMath and 50-digit decimals, in ulp of the
 * result.
 */
final class SoftplusTest {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  @Test
  void singlePrecision() {
    double worst = 0;
    for (int bits = 0x2f800000; bits < Float.floatToIntBits(60f); bits += 173) {
      float magnitude = Float.intBitsToFloat(bits);
      worst = Math.max(worst, Math.max(errors(magnitude), errors(Math.max(-magnitude, -42.9f))));
    }
    assertTrue(worst <= 2, "worst error " + worst + " ulp");
  }

  private static double errors(float x) {
    return Math.max(
        error(FloatSoftplus.softplus(x), exactSoftplus(x)),
        error(FloatSoftplus.logistic(x), exactLogistic(x)));
  }

  @Test
  void doublePrecision() {
    double worst = 0;
    for (double x = -350; x < 60; x += 0.5731) {
      worst = Math.max(worst, errors(x));
    }
    for (double x = 1e-9; x < 40; x *= 1.07) {
      worst = Math.max(worst, Math.max(errors(x), errors(-x)));
    }
    assertTrue(worst <= 2, "worst error " + worst + " ulp");
  }

  private static double errors(double x) {
    BigDecimal e = Decimals.exp(new BigDecimal(x));
    BigDecimal sum = BigDecimal.ONE.add(e);
    return Math.max(
        Decimals.ulps(
            DoubleSoftplus.softplus(x),
            x < -40 ? e.subtract(e.multiply(e).divide(TWO)) : Decimals.log(sum)),
        Decimals.ulps(DoubleSoftplus.logistic(x), e.divide(sum, Decimals.DIGITS)));
  }

  @Test
  void slopes() {
    for (double x = -30; x < 30; x += 0.37) {
      double h = DoubleSoftplus.softplus(x);
      assertEquals(1, DoubleSoftplus.slope(h) / exactLogistic(x), 1e-14);
    }
  }

  @Test
  void ends() {
    assertEquals(0, FloatSoftplus.softplus(-50));
    assertEquals(0, DoubleSoftplus.logistic(-400));
    assertEquals(Float.POSITIVE_INFINITY, FloatSoftplus.softplus(Float.POSITIVE_INFINITY));
    assertEquals(1, DoubleSoftplus.logistic(Double.POSITIVE_INFINITY));
    assertEquals(0, DoubleSoftplus.softplus(Double.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(FloatSoftplus.softplus(Float.NaN)));
    assertTrue(Double.isNaN(DoubleSoftplus.logistic(Double.NaN)));
  }

  private static double error(float found, double exact) {
    return Math.abs(found - exact) / Math.ulp((float) exact);
  }

  private static double exactSoftplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double exactLogistic(double x) {
    return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
  }
}
