package org.anlage.microns.cave;

import java.util.Locale;
import java.util.Optional;
import org.anlage.api.data.Check;
import org.anlage.api.data.LengthUnit;

/** Reads the points of one table, and converts them once all are known. */
final class PointReader {
  private final TableHeader header;
  private final Optional<PointColumns> columns;
  private final PositionUnit given;
  private final double[] largest = new double[3];
  private boolean any;

  /**
   * A reader of one table.
   *
   * @param header of the table
   * @param given unit that the user said it has; a unit in the names of columns goes before it
   */
  PointReader(TableHeader header, PositionUnit given) {
    this.header = header;
    this.given = given;
    columns = PointColumns.find(header);
  }

  /** The point of a row, as it stands. */
  Optional<double[]> read(TableRow row) {
    Optional<double[]> point = columns.flatMap(c -> c.read(row));
    point.ifPresent(
        p -> {
          any = true;
          for (int axis = 0; axis < 3; axis++) {
            largest[axis] = Math.max(largest[axis], Math.abs(p[axis]));
          }
        });
    return point;
  }

  /** Converts a point, after all rows were read. */
  double[] micrometres(double[] point) {
    LengthUnit unit = unit().length();
    return new double[] {
      point[0] * unit.micrometres(0), point[1] * unit.micrometres(1), point[2] * unit.micrometres(2)
    };
  }

  /** What was made of the positions; empty if the table has none. */
  Optional<Check> check() {
    if (!any) {
      return Optional.empty();
    }
    PositionUnit unit = unit();
    boolean named = columns.flatMap(PointColumns::unit).isPresent();
    boolean inferred = !named && given == PositionUnit.AUTO;
    String how =
        named
            ? "as the columns are named"
            : inferred
                ? String.format(
                    Locale.ROOT,
                    "inferred from the extent, up to %.6g, %.6g, %.6g; set \"unit\" to \"%s\" if"
                        + " so",
                    largest[0],
                    largest[1],
                    largest[2],
                    unit.name().toLowerCase(Locale.ROOT))
                : "as set by \"unit\"";
    return Optional.of(
        new Check(
            "unit of positions",
            !inferred,
            header.file().getFileName() + ": " + unit.words() + ", " + how));
  }

  private PositionUnit unit() {
    return columns
        .flatMap(PointColumns::unit)
        .orElseGet(() -> given == PositionUnit.AUTO ? PositionUnit.ofExtent(largest) : given);
  }
}
