package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Softplus and the logistic function against StrictMath, in ulp of the result. */
final class SoftplusTest {
  @Test
  void singlePrecision() {
    double worst = 0;
    for (float x = -42.9f; x < 60; x += 0.0037f) {
      worst = Math.max(worst, error(FloatSoftplus.softplus(x), exactSoftplus(x)));
      worst = Math.max(worst, error(FloatSoftplus.logistic(x), exactLogistic(x)));
    }
    assertTrue(worst <= 4, "worst error " + worst + " ulp");
  }

  @Test
  void doublePrecision() {
    double worst = 0;
    for (double x = -350; x < 60; x += 0.00731) {
      double softplus = exactSoftplus(x);
      double logistic = exactLogistic(x);
      worst = Math.max(worst, Math.abs(DoubleSoftplus.softplus(x) - softplus) / Math.ulp(softplus));
      worst = Math.max(worst, Math.abs(DoubleSoftplus.logistic(x) - logistic) / Math.ulp(logistic));
    }
    assertTrue(worst <= 4, "worst error " + worst + " ulp");
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
