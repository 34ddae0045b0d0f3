package org.anlage.kernels;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to 40 digits and more, by their series. */
final class Decimals {
  static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Decimals() {}

  /** The series of exp(x / 1024), squared ten times. */
  static BigDecimal exp(BigDecimal x) {
    BigDecimal y = x.divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal e = BigDecimal.ONE;
    for (int k = 1; k < 60; k++) {
      term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      e = e.add(term, DIGITS);
    }
    for (int i = 0; i < 10; i++) {
      e = e.multiply(e, DIGITS);
    }
    return e;
  }

  /** One step of Halley's method from a double, which triples its digits, and one more. */
  static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
    for (int i = 0; i < 2; i++) {
      BigDecimal e = exp(y);
      y = y.add(TWO.multiply(x.subtract(e)).divide(x.add(e), DIGITS), DIGITS);
    }
    return y;
  }

  /** Distance of a double from the exact value, in ulp of the exact value. */
  static double ulps(double found, BigDecimal exact) {
    return new BigDecimal(found).subtract(exact).abs().doubleValue()
        / Math.ulp(exact.doubleValue());
  }
}
