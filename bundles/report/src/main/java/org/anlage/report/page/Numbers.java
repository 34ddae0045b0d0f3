package org.anlage.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as readers want them: four significant digits, powers of ten only where needed. */
public final class Numbers {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** A number; a dash where there is none. */
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e7 && value == Math.rint(value)) {
      return minus(Long.toString((long) value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    if (size >= 1e-3 && size < 1e6) {
      return minus(rounded.stripTrailingZeros().toPlainString());
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return minus(digits) + "·10" + superscript(exponent);
  }

  /** A number with a fixed count of decimals; a dash where there is none. */
  public static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? minus(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString())
        : format(value);
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }
}
