package org.anlage.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round places on an axis. */
final class Ticks {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final int[] ONE = {1};

  private Ticks() {}

  /** A step of 1, 2 or 5 times a power of ten (at least 1) that divides a range about fivefold. */
  static double step(double range) {
    double unit = 1;
    while (range / unit > 50) {
      unit *= 10;
    }
    double parts = range / unit;
    return parts > 25 ? 10 * unit : parts > 10 ? 5 * unit : parts > 5 ? 2 * unit : unit;
  }

  /**
   * Places on a logarithmic axis: powers of ten, every so many where there are many, and round
   * multiples of them where there are few.
   */
  static List<Double> logarithmic(double low, double high) {
    int first = (int) Math.floor(StrictMath.log10(low)) - 1;
    int last = (int) Math.ceil(StrictMath.log10(high)) + 1;
    int every = Math.max(1, (last - first) / 6);
    double decades = StrictMath.log10(high / low);
    int[] digits =
        decades < 1 ? new int[] {1, 2, 3, 4, 6, 8} : decades < 2.2 ? new int[] {1, 2, 5} : ONE;
    List<Double> places = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      if (Math.floorMod(exponent, every) == 0) {
        for (int digit : digits) {
          double place = Double.parseDouble(digit + "e" + exponent);
          if (place >= low && place <= high) {
            places.add(place);
          }
        }
      }
    }
    return places;
  }

  /** A place on a logarithmic axis as text: 0.01, 1, 500, 2·10⁻⁷. */
  static String label(double place) {
    int exponent = (int) Math.floor(StrictMath.log10(place) + 1e-9);
    if (exponent >= -3 && exponent <= 4) {
      return new BigDecimal(Double.toString(place)).stripTrailingZeros().toPlainString();
    }
    long digit = Math.round(place / Double.parseDouble("1e" + exponent));
    StringBuilder label = new StringBuilder(digit == 1 ? "10" : digit + "·10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      label.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return label.toString();
  }
}
