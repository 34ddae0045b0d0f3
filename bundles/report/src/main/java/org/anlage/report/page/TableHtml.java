package org.anlage.report.page;

import java.util.stream.Collectors;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.report.chart.Units;

/** Tables as HTML: numbers to the right, units in the header. */
final class TableHtml {
  static final int MOST_ROWS = 1000;

  private static final int LONGEST_NAME = 28;
  private static final int LONGEST_PHRASE = 45;

  private TableHtml() {}

  /** The table element alone. */
  static String of(Table table) {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (Column column : table.columns()) {
      boolean number = column instanceof Column.Numbers;
      html.append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
          .append(Html.text(header(column)))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>");
    int rows = Math.min(table.rows(), MOST_ROWS);
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (Column column : table.columns()) {
        html.append(cell(column, row));
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  /** The table as text: names, then rows, with a tabulator between cells. */
  static String text(Table table) {
    StringBuilder text = new StringBuilder("<pre class=\"rows\">");
    text.append(
            table.columns().stream()
                .map(column -> oneLine(header(column)))
                .collect(Collectors.joining("\t")))
        .append('\n');
    int rows = Math.min(table.rows(), MOST_ROWS);
    for (int row = 0; row < rows; row++) {
      int at = row;
      text.append(
              table.columns().stream()
                  .map(column -> oneLine(value(column, at)))
                  .collect(Collectors.joining("\t")))
          .append('\n');
    }
    return text.append("</pre>").toString();
  }

  private static String value(Column column, int row) {
    return column instanceof Column.Numbers numbers
        ? Numbers.format(numbers.values()[row])
        : ((Column.Texts) column).values().get(row);
  }

  private static String oneLine(String text) {
    return Html.text(text.replaceAll("[\\t\\r\\n]+", " "));
  }

  private static String cell(Column column, int row) {
    if (column instanceof Column.Numbers numbers) {
      return "<td class=\"n\">" + Numbers.format(numbers.values()[row]) + "</td>";
    }
    return column instanceof Column.Texts texts
        ? "<td class=\"" + width(texts) + "\">" + Html.text(texts.values().get(row)) + "</td>"
        : "";
  }

  /** Names stay on one line; columns of sentences get room to be read. */
  private static String width(Column.Texts texts) {
    int longest = texts.values().stream().mapToInt(String::length).max().orElse(0);
    return longest <= LONGEST_NAME ? "name" : longest <= LONGEST_PHRASE ? "phrase" : "words";
  }

  private static String header(Column column) {
    boolean unit = column instanceof Column.Numbers numbers && !numbers.unit().isEmpty();
    String name = column.name().replace('_', ' ');
    return unit
        ? name + " (" + Units.shown(((Column.Numbers) column).unit()) + ")"
        : Units.named(column.name());
  }
}
