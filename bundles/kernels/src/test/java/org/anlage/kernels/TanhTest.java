package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class TanhTest {
  @Test
  void singlePrecisionIsWithinTwoUlp() {
    double worst = 0;
    for (int bits = Float.floatToIntBits(1e-6f); bits < Float.floatToIntBits(12f); bits += 97) {
      float x = Float.intBitsToFloat(bits);
      double exact = StrictMath.tanh(x);
      worst = Math.max(worst, Math.abs(FloatTanh.of(x) - exact) / Math.ulp((float) exact));
      assertEquals(-FloatTanh.of(x), FloatTanh.of(-x));
    }
    assertTrue(worst <= 2, "worst error " + worst + " ulp");
  }

  @Test
  void doublePrecisionIsWithinTwoUlp() {
    double worst = 0;
    for (double x = 0.0017; x < 20; x *= 1.0023) {
      BigDecimal exact = tanh(new BigDecimal(x));
      worst = Math.max(worst, Decimals.ulps(DoubleTanh.of(x), exact));
      assertEquals(-DoubleTanh.of(x), DoubleTanh.of(-x));
    }
    assertTrue(worst <= 2, "worst error " + worst + " ulp");
  }

  @Test
  void ends() {
    assertEquals(1f, FloatTanh.of(Float.POSITIVE_INFINITY));
    assertEquals(-1.0, DoubleTanh.of(Double.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(FloatTanh.of(Float.NaN)));
    assertTrue(Double.isNaN(DoubleTanh.of(Double.NaN)));
    assertEquals(0f, FloatTanh.of(1e-30f));
    assertEquals(1e-10f, FloatTanh.of(1e-10f));
    assertEquals(1e-100, DoubleTanh.of(1e-100));
  }

  /** (e - 1) / (e + 1) with e = exp(2x). */
  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = Decimals.exp(x.add(x));
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), Decimals.DIGITS);
  }
}
