package org.anlage.duckdb;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts of SQL. */
final class Sql {
  private Sql() {}

  /** A name of a column or table, whatever characters it has. */
  static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A text. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Texts in brackets. */
  static String texts(Collection<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /** The path of a file where patterns are taken too: its characters stand for themselves. */
  static String pattern(String path) {
    return path.replaceAll("[\\[*?]", "[$0]");
  }
}
