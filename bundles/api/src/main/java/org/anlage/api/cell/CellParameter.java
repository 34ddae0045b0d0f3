package org.anlage.api.cell;

/**
 * A parameter of a cell.
 *
 * @param name its name in files
 * @param rows rows
 * @param columns columns
 * @param role what it does
 * @param learned whether training changes it
 * @param joined whether it is in one buffer with the parameter before it, directly after it
 * @param least lower bound, kept after every update; negative infinity: none
 * @param most upper bound, kept after every update; infinity: none
 */
public record CellParameter(
    String name,
    int rows,
    int columns,
    Role role,
    boolean learned,
    boolean joined,
    double least,
    double most) {
  /** What a parameter does. */
  public enum Role {
    /** From inputs to units. */
    INPUT,
    /** Between units. */
    RECURRENT,
    /** Added to what enters a unit. */
    BIAS,
    /** Anything else: time constants, gates, gains, lists of edges. */
    OTHER
  }

  /** A learned parameter without bounds in a buffer of its own. */
  public static CellParameter of(String name, int rows, int columns, Role role) {
    return new CellParameter(
        name, rows, columns, role, true, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The same, not learned. */
  public CellParameter fixed() {
    return new CellParameter(name, rows, columns, role, false, joined, least, most);
  }

  /** The same, directly after the parameter before it. */
  public CellParameter joinedToPrevious() {
    return new CellParameter(name, rows, columns, role, learned, true, least, most);
  }

  /** The same between two bounds. */
  public CellParameter between(double lower, double upper) {
    return new CellParameter(name, rows, columns, role, learned, joined, lower, upper);
  }

  /** Number of values. */
  public int length() {
    return Math.multiplyExact(rows, columns);
  }
}
