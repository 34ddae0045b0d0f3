package org.anlage.api.result;

import java.util.List;

/** A column of a {@link Table}. */
public sealed interface Column {
  /** Its name; for metrics lower case with underscores. */
  String name();

  /** Number of rows. */
  int size();

  /**
   * Numbers; NaN where there is none.
   *
   * @param name its name
   * @param unit unit, or empty
   * @param values one per row
   */
  record Numbers(String name, String unit, double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }
  }

  /**
   * Words.
   *
   * @param name its name
   * @param values one per row
   */
  record Texts(String name, List<String> values) implements Column {
    /** Copies the list. */
    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }
  }
}
