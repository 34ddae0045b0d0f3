package org.anlage.api.table;

/**
 * A column of a table.
 *
 * @param name its name
 * @param kind what its values are
 */
public record TableColumn(String name, Kind kind) {
  /** Kinds of values. */
  public enum Kind {
    /** Whole numbers. */
    WHOLE,
    /** Floating-point numbers. */
    REAL,
    /** Truth values. */
    TRUTH,
    /** Text. */
    TEXT,
    /** Anything else: lists, times, structures. */
    OTHER
  }
}
