package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes plot specifications as the drawing library reads them: maps and lists it may change. */
final class Spec {
  private Spec() {}

  /** A map of alternating keys and values. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** A list of values. */
  static List<Object> list(Object... values) {
    return new ArrayList<>(List.of(values));
  }

  /** A list of numbers. */
  static List<Object> numbers(double... values) {
    List<Object> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
