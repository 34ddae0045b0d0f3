package org.anlage.api.result;

import java.util.List;

/**
 * A named table.
 *
 * @param name short name, used for files: lower case with hyphens
 * @param caption what it shows
 * @param columns all of one length
 */
public record Table(String name, String caption, List<Column> columns) {
  /** Copies the list and checks the lengths. */
  public Table {
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.size() != columns.get(0).size()) {
        throw new IllegalArgumentException(
            "table '"
                + name
                + "': columns '"
                + column.name()
                + "' and '"
                + columns.get(0).name()
                + "' differ in length: "
                + column.size()
                + " and "
                + columns.get(0).size());
      }
    }
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).size();
  }

  /** Whether there is a column of that name. */
  public boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }

  /** The values of a column of numbers. */
  public double[] numbers(String column) {
    for (Column c : columns) {
      if (c.name().equals(column) && c instanceof Column.Numbers numbers) {
        return numbers.values();
      }
    }
    throw new IllegalArgumentException("table '" + name + "' has no numbers '" + column + "'");
  }
}
