package org.anlage.duckdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TableColumn.Kind;

/**
 * A Parquet file, or a folder of such files.
 *
 * @param path the file or folder
 * @param sql what to select from
 * @param columns its columns
 */
record ParquetTable(Path path, String sql, List<TableColumn> columns) {
  /** The place of a row in the table; ascending in the order of files and rows. */
  static final String PLACE = "(file_index * 1099511627776 + file_row_number)";

  static ParquetTable of(DuckDbSession session, Path path) throws SQLException {
    String file = Sql.pattern(path.toAbsolutePath().toString().replace('\\', '/'));
    String sql =
        "read_parquet(" + Sql.text(Files.isDirectory(path) ? file + "/**/*.parquet" : file) + ")";
    List<TableColumn> columns = new ArrayList<>();
    try (ResultSet rows = session.query("DESCRIBE SELECT * FROM " + sql)) {
      while (rows.next()) {
        columns.add(new TableColumn(rows.getString(1), kind(rows.getString(2))));
      }
    }
    return new ParquetTable(path, sql, List.copyOf(columns));
  }

  Kind kindOf(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .map(TableColumn::kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + column));
  }

  boolean holdsCounts(DuckDbSession session, String column) throws SQLException {
    String value = Sql.name(column);
    String holds =
        switch (kindOf(column)) {
          case WHOLE, REAL ->
              value + " >= 1 AND " + value + " < 1e9 AND " + value + " = floor(" + value + ")";
          case TEXT -> "regexp_full_match(trim(" + value + "), '0*[1-9][0-9]{0,8}([.]0*)?')";
          case TRUTH, OTHER -> "false";
        };
    try (ResultSet row =
        session.query(
            "SELECT coalesce(bool_and(coalesce(" + holds + ", false)), true) FROM " + sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  static Kind kind(String type) {
    return switch (type.replaceAll("\\(.*", "")) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> Kind.WHOLE;
      case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> Kind.WHOLE;
      case "FLOAT", "DOUBLE", "DECIMAL" -> Kind.REAL;
      case "BOOLEAN" -> Kind.TRUTH;
      case "VARCHAR", "ENUM" -> Kind.TEXT;
      default -> Kind.OTHER;
    };
  }
}
