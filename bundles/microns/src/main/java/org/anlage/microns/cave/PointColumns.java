package org.anlage.microns.cave;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The columns with the coordinates of a point, in any of the ways in which exports write them:
 * three columns ({@code pt_position_x}, {@code pt_x_position}, {@code pt_x}, {@code x_nm}, {@code
 * nucleus_x}) or one of text ({@code [1, 2, 3]}, {@code [1 2 3]}, {@code POINT Z (1 2 3)}).
 *
 * @param columns of x, y and z, or one of text
 * @param unit the unit that the columns name, if they do
 */
record PointColumns(List<Integer> columns, Optional<PositionUnit> unit) {
  private static final List<String> POINTS =
      List.of("pt_", "nucleus_", "nuc_", "soma_", "ctr_pt_", "");
  private static final List<String> FORMS = List.of("position_%s", "%s_position", "%s");
  private static final Pattern BRACKETS = Pattern.compile("(?i)^(point\\s*z?)?\\s*[\\[(]|[\\])]$");
  private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*|\\s+");

  /** The columns of the soma, if the table has any. */
  static Optional<PointColumns> find(TableHeader header) {
    for (String point : POINTS) {
      for (String form : FORMS) {
        for (Suffix suffix : Suffix.values()) {
          OptionalInt x = header.find(point + form.formatted("x") + suffix.text);
          OptionalInt y = header.find(point + form.formatted("y") + suffix.text);
          OptionalInt z = header.find(point + form.formatted("z") + suffix.text);
          if (x.isPresent() && y.isPresent() && z.isPresent()) {
            return Optional.of(
                new PointColumns(List.of(x.getAsInt(), y.getAsInt(), z.getAsInt()), suffix.unit));
          }
        }
      }
      OptionalInt text = header.find(point + "position");
      if (text.isPresent()) {
        return Optional.of(new PointColumns(List.of(text.getAsInt()), Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** The coordinates in a row, as they stand; empty where one is missing. */
  Optional<double[]> read(TableRow row) {
    if (columns.size() == 1) {
      return text(row, columns.get(0));
    }
    double[] point = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      point[axis] = finite(row, columns.get(axis), row.number(columns.get(axis)));
      if (Double.isNaN(point[axis])) {
        return Optional.empty();
      }
    }
    return Optional.of(point);
  }

  private static Optional<double[]> text(TableRow row, int column) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = BETWEEN.split(BRACKETS.matcher(text).replaceAll("").strip());
    double[] point = new double[3];
    try {
      for (int axis = 0; axis < 3 && parts.length == 3; axis++) {
        point[axis] = finite(row, column, Double.parseDouble(parts[axis]));
      }
    } catch (NumberFormatException e) {
      parts = new String[0];
    }
    if (parts.length != 3) {
      throw row.bad(
          column,
          text,
          "three numbers, as [1, 2, 3] or [1 2 3]",
          "export with split_positions=True");
    }
    return Double.isNaN(point[0] + point[1] + point[2]) ? Optional.empty() : Optional.of(point);
  }

  private static double finite(TableRow row, int column, double value) {
    if (Double.isInfinite(value)) {
      throw row.bad(column, row.text(column), "a finite number", "");
    }
    return value;
  }

  private enum Suffix {
    NONE("", Optional.empty()),
    NM("_nm", Optional.of(PositionUnit.NANOMETRE)),
    UM("_um", Optional.of(PositionUnit.MICROMETRE)),
    VX("_vx", Optional.of(PositionUnit.VOXEL));

    private final String text;
    private final Optional<PositionUnit> unit;

    Suffix(String text, Optional<PositionUnit> unit) {
      this.text = text;
      this.unit = unit;
    }
  }
}
