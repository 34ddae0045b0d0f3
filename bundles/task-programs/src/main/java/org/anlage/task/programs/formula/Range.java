package org.anlage.task.programs.formula;

/**
 * All numbers from the one to the other.
 *
 * @param low least
 * @param high greatest
 */
public record Range(double low, double high) {
  /** All numbers. */
  static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** False or true. */
  static final Range EITHER = new Range(0, 1);

  /** One number. */
  public static Range of(double value) {
    return new Range(value, value);
  }

  /** Whether it is one number. */
  public boolean point() {
    return low == high;
  }

  /** The least range that has both. */
  public Range union(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }
}
