package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** exp and log, in ulp of the result. */
final class ExponentialTest {
  @Test
  void singlePrecisionIsWithinOneUlp() {
    double worst = 0;
    for (int bits = 0x2f800000; bits < Float.floatToIntBits(88.7f); bits += 61) {
      float x = Float.intBitsToFloat(bits);
      worst = Math.max(worst, ulps(FloatExponential.of(x), StrictMath.exp(x)));
      if (x < 42.9f) {
        worst = Math.max(worst, ulps(FloatExponential.of(-x), StrictMath.exp(-x)));
      }
    }
    assertTrue(worst <= 1, "worst error " + worst + " ulp");
  }

  @Test
  void doublePrecisionIsWithinOneUlp() {
    double worst = 0;
    for (double x = -353.4; x < 709.7; x += 0.2917) {
      worst =
          Math.max(worst, Decimals.ulps(DoubleExponential.of(x), Decimals.exp(new BigDecimal(x))));
    }
    for (double x = 1e-17; x < 1; x *= 1.09) {
      for (double signed : new double[] {x, -x}) {
        worst =
            Math.max(
                worst,
                Decimals.ulps(DoubleExponential.of(signed), Decimals.exp(new BigDecimal(signed))));
      }
    }
    assertTrue(worst <= 1, "worst error " + worst + " ulp");
  }

  @Test
  void endsOfExp() {
    assertEquals(1, FloatExponential.of(0));
    assertEquals(1, DoubleExponential.of(-0.0));
    assertEquals(0, FloatExponential.of(-43));
    assertEquals(0, DoubleExponential.of(-353.6));
    assertEquals(0, FloatExponential.of(Float.NEGATIVE_INFINITY));
    assertEquals(0, DoubleExponential.of(Double.NEGATIVE_INFINITY));
    assertTrue(FloatExponential.of(0x1.62e42ep6f) < Float.POSITIVE_INFINITY);
    assertEquals(Float.POSITIVE_INFINITY, FloatExponential.of(0x1.62e43p6f));
    assertTrue(DoubleExponential.of(0x1.62e42fefa39efp9) < Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, DoubleExponential.of(0x1.62e42fefa39fp9));
    assertEquals(Float.POSITIVE_INFINITY, FloatExponential.of(Float.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(FloatExponential.of(Float.NaN)));
    assertTrue(Double.isNaN(DoubleExponential.of(Double.NaN)));
  }

  @Test
  void logarithmInSinglePrecisionIsWithinOneUlp() {
    double worst = 0;
    for (int bits = 1; bits < 0x7f800000; bits += 317) {
      float x = Float.intBitsToFloat(bits);
      worst = Math.max(worst, ulps(FloatLogarithm.of(x), StrictMath.log(x)));
    }
    assertTrue(worst <= 1, "worst error " + worst + " ulp");
  }

  @Test
  void logarithmInDoublePrecisionIsWithinOneUlp() {
    double worst = 0;
    for (double x = 5e-320; x < 1e308; x *= 1.9133) {
      worst = Math.max(worst, logarithmError(x));
    }
    for (double x = 0.5; x < 2; x += 0.0007) {
      worst = Math.max(worst, logarithmError(x));
    }
    for (double f = 1e-15; f < 0.1; f *= 1.3) {
      worst = Math.max(worst, Math.max(logarithmError(1 + f), logarithmError(1 - f)));
    }
    assertTrue(worst <= 1, "worst error " + worst + " ulp");
  }

  private static double logarithmError(double x) {
    return Decimals.ulps(DoubleLogarithm.of(x), Decimals.log(new BigDecimal(x)));
  }

  @Test
  void endsOfLog() {
    assertEquals(0f, FloatLogarithm.of(1));
    assertEquals(0.0, DoubleLogarithm.of(1));
    assertEquals(Float.NEGATIVE_INFINITY, FloatLogarithm.of(-0f));
    assertEquals(Double.NEGATIVE_INFINITY, DoubleLogarithm.of(0));
    assertEquals(Float.POSITIVE_INFINITY, FloatLogarithm.of(Float.POSITIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, DoubleLogarithm.of(Double.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(FloatLogarithm.of(-1)));
    assertTrue(Double.isNaN(DoubleLogarithm.of(Double.NEGATIVE_INFINITY)));
    assertTrue(Float.isNaN(FloatLogarithm.of(Float.NaN)));
    assertTrue(Double.isNaN(DoubleLogarithm.of(Double.NaN)));
  }

  private static double ulps(float found, double exact) {
    return Math.abs(found - exact) / Math.ulp((float) exact);
  }
}
