package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

final class TanhTest {
  private static final MathContext DIGITS = new MathContext(45);

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
      double error = new BigDecimal(DoubleTanh.of(x)).subtract(exact).abs().doubleValue();
      worst = Math.max(worst, error / Math.ulp(exact.doubleValue()));
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

  /** (e - 1) / (e + 1) with e = exp(2x) by the series of exp(2x / 1024), squared ten times. */
  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal y = x.multiply(BigDecimal.valueOf(2)).divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal e = BigDecimal.ONE;
    for (int k = 1; k < 30; k++) {
      term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      e = e.add(term, DIGITS);
    }
    for (int i = 0; i < 10; i++) {
      e = e.multiply(e, DIGITS);
    }
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
  }
}
