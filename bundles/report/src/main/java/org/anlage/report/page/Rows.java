package org.anlage.report.page;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;

/** A table in the making, row by row. */
public final class Rows {
  private final String caption;
  private final List<String> names = new ArrayList<>();
  private final List<List<String>> texts = new ArrayList<>();

  /** A table of words with these columns. */
  public Rows(String caption, String... columns) {
    this.caption = caption;
    for (String column : columns) {
      names.add(column);
      texts.add(new ArrayList<>());
    }
  }

  /** Adds a row. */
  public Rows row(String... cells) {
    for (int i = 0; i < cells.length; i++) {
      texts.get(i).add(cells[i]);
    }
    return this;
  }

  /** The table. */
  public Table table() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column.Texts(names.get(i), texts.get(i)));
    }
    return new Table("table", caption, columns);
  }
}
