package org.anlage.report.chart;

/** Units and ticks as readers write them. */
public final class Units {
  private Units() {}

  /** A unit with its Greek letter: um becomes µm. */
  public static String shown(String unit) {
    return unit.startsWith("um") ? "µm" + unit.substring(2) : unit;
  }

  /** A whole number without a decimal point. */
  static String tick(double value) {
    return Long.toString(Math.round(value));
  }
}
