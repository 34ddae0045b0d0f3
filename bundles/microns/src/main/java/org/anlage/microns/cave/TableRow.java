package org.anlage.microns.cave;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.table.TableText;

/**
 * One row of a table.
 *
 * @param header of the table
 * @param fields a text for each column
 * @param kind what rows are called in messages: line or row
 * @param number its number
 */
record TableRow(TableHeader header, List<String> fields, String kind, long number) {
  private static final Set<String> MISSING =
      Set.of("", "nan", "NaN", "None", "none", "null", "NULL", "<NA>", "\\N");
  private static final Set<String> TRUE = Set.of("t", "true", "True", "TRUE", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "False", "FALSE", "0");
  private static final double EXACT = 1L << 53;

  /** A field without spaces around it; empty where there is no value. */
  String text(int column) {
    String text = fields.get(column).strip();
    return MISSING.contains(text) ? "" : text;
  }

  /** A field of a column that may not be there. */
  String text(OptionalInt column) {
    return column.isPresent() ? text(column.getAsInt()) : "";
  }

  /**
   * A whole number, every bit of it; 0 where there is none, which is also how CAVE writes that a
   * point lies in no segment.
   */
  long id(int column) {
    String text = fields.get(column).strip();
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return MISSING.contains(text) ? 0 : idOfReal(column, text);
    }
  }

  /** The same, of a column that may not be there. */
  long id(OptionalInt column) {
    return column.isPresent() ? id(column.getAsInt()) : 0;
  }

  /** A number; NaN where there is none. */
  double number(int column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return TableText.number(text, header.decimalComma());
    } catch (NumberFormatException e) {
      throw bad(column, text, "a number", "");
    }
  }

  /** The same, of a column that may not be there. */
  double number(OptionalInt column) {
    return column.isPresent() ? number(column.getAsInt()) : Double.NaN;
  }

  /** A truth value as databases or pandas write it; {@code otherwise} where there is none. */
  boolean truth(OptionalInt column, boolean otherwise) {
    String text = text(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    throw bad(column.getAsInt(), text, "t, f, True or False", "");
  }

  /** An error of one field. */
  ProblemException bad(int column, String got, String expected, String fix) {
    return ProblemException.data(
        new Problem(
            "not a value for this column",
            where() + ", column '" + header.names().get(column) + "'",
            "'" + got + "'",
            expected,
            fix));
  }

  /** The file and the place in it. */
  String where() {
    return header.file() + ", " + kind + " " + number;
  }

  /** Pandas writes whole numbers as 7.0 where a column has gaps; long ids do not survive that. */
  private long idOfReal(int column, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw bad(column, text, "a whole number", "");
    }
    if (value != Math.rint(value) || Math.abs(value) >= EXACT) {
      throw bad(
          column,
          text,
          "a whole number with all its digits",
          "ids of 18 digits do not survive floating point: export the column as int64 or text");
    }
    return (long) value;
  }
}
