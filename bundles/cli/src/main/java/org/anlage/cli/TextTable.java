package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;

/** Tables for terminals. */
final class TextTable {
  private TextTable() {}

  /** Columns padded to their widest cell, two spaces apart. */
  static String of(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** A table of findings. */
  static String of(Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        table.columns().stream()
            .map(
                c ->
                    c instanceof Column.Numbers n && !n.unit().isEmpty()
                        ? c.name() + " (" + n.unit() + ")"
                        : c.name())
            .toList());
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        cells.add(
            column instanceof Column.Numbers numbers
                ? number(numbers.values()[row])
                : ((Column.Texts) column).values().get(row));
      }
      rows.add(cells);
    }
    return of(rows);
  }

  /** Four significant digits, whole numbers whole. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
