package org.anlage.report.chart;

import java.util.Map;

/** Units and ticks as readers write them. */
public final class Units {
  private static final Map<String, String> SUFFIXES =
      Map.of(" um", "µm", " hz", "Hz", " s", "s", " seconds", "s", " bits", "bits");

  private Units() {}

  /** A unit with its Greek letter: um becomes µm. */
  public static String shown(String unit) {
    return unit.startsWith("um") ? "µm" + unit.substring(2) : unit;
  }

  /** A name of a metric in words, its unit in brackets: "rate_mean_hz" becomes "rate mean (Hz)". */
  public static String named(String metric) {
    String words = metric.replace('_', ' ');
    for (Map.Entry<String, String> unit : SUFFIXES.entrySet()) {
      if (words.endsWith(unit.getKey())) {
        int end = words.length() - unit.getKey().length();
        return words.substring(0, end) + " (" + unit.getValue() + ")";
      }
    }
    return words;
  }

  /** A whole number without a decimal point. */
  static String tick(double value) {
    return Long.toString(Math.round(value));
  }
}
