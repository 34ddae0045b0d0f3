package org.anlage.api.table;

import java.util.List;

/**
 * A table in memory whose columns have kinds. Each row has one text for each column, as {@link
 * ColumnarTables#rows} gives them: whole numbers with all digits, empty where there is no value.
 *
 * @param columns the columns, in order, each name once
 * @param rows the rows, in order
 */
public record TypedRows(List<TableColumn> columns, List<List<String>> rows) {
  /** Copies the lists and checks the lengths of the rows. */
  public TypedRows {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " values for " + columns.size() + " columns");
      }
    }
    if (columns.stream().map(TableColumn::name).distinct().count() != columns.size()) {
      throw new IllegalArgumentException("two columns have one name");
    }
  }

  /** Names of the columns. */
  public List<String> names() {
    return columns.stream().map(TableColumn::name).toList();
  }
}
