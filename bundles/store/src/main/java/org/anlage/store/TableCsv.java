package org.anlage.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.table.TypedRows;

/** Tables as CSV (RFC 4180): a header, then rows; units in brackets behind names. */
public final class TableCsv {
  private TableCsv() {}

  /** The table. */
  public static String of(Table table) {
    StringBuilder out = new StringBuilder();
    List<String> header = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean unit = column instanceof Column.Numbers numbers && !numbers.unit().isEmpty();
      header.add(
          quoted(
              unit
                  ? column.name() + " [" + ((Column.Numbers) column).unit() + "]"
                  : column.name()));
    }
    out.append(String.join(",", header)).append("\r\n");
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        cells.add(
            column instanceof Column.Numbers numbers
                ? Double.toString(numbers.values()[row])
                : quoted(((Column.Texts) column).values().get(row)));
      }
      out.append(String.join(",", cells)).append("\r\n");
    }
    return out.toString();
  }

  /** Rows of texts; a cell without a value is empty. */
  public static String of(TypedRows table) {
    StringBuilder out = new StringBuilder();
    append(table.names(), out);
    table.rows().forEach(row -> append(row, out));
    return out.toString();
  }

  private static void append(List<String> row, StringBuilder out) {
    out.append(row.stream().map(TableCsv::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
