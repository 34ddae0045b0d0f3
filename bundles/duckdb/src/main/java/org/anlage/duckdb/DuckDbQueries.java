package org.anlage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.SqlTables;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TypedRows;
import org.osgi.service.component.annotations.Component;

/** SQL on tables in memory, and Parquet files. Every call opens a database and closes it. */
@Component(service = SqlTables.class)
public final class DuckDbQueries implements SqlTables {
  private static final String CSV = "write the table as CSV with `anlage table`";

  @Override
  public TypedRows query(Map<String, TypedRows> tables, String sql) {
    return DuckDbSession.with(
        sql,
        CSV,
        session -> {
          for (Map.Entry<String, TypedRows> table : tables.entrySet()) {
            load(session, table.getKey(), table.getValue());
          }
          try (ResultSet answer = session.query(sql)) {
            return rows(answer);
          } catch (SQLException e) {
            throw wrong(sql, e);
          }
        });
  }

  @Override
  public void write(TypedRows table, Path parquet) {
    Path whole = parquet.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    DuckDbSession.with(
        parquet.toString(),
        CSV,
        session -> {
          load(session, "written", table);
          try {
            session.execute("COPY written TO " + Sql.text(part.toString()) + " (FORMAT PARQUET)");
            return Files.move(
                part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          } catch (SQLException | IOException e) {
            throw new ProblemException(
                ProblemException.Kind.STORE,
                new Problem(
                    "the table cannot be written", parquet.toString(), firstLine(e), "", ""),
                e);
          }
        });
  }

  private static void load(DuckDbSession session, String name, TypedRows table)
      throws SQLException {
    session.execute(
        "CREATE TABLE "
            + Sql.name(name)
            + table.columns().stream()
                .map(c -> Sql.name(c.name()) + " " + type(c.kind()))
                .collect(Collectors.joining(", ", " (", ")")));
    String places =
        table.columns().stream()
            .map(c -> "CAST(NULLIF(?, '') AS " + type(c.kind()) + ")")
            .collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        session
            .connection()
            .prepareStatement("INSERT INTO " + Sql.name(name) + " VALUES (" + places + ")")) {
      for (List<String> row : table.rows()) {
        for (int c = 0; c < row.size(); c++) {
          insert.setString(c + 1, row.get(c));
        }
        insert.addBatch();
      }
      if (!table.rows().isEmpty()) {
        insert.executeBatch();
      }
    }
  }

  private static String type(TableColumn.Kind kind) {
    return switch (kind) {
      case WHOLE -> "BIGINT";
      case REAL -> "DOUBLE";
      case TRUTH -> "BOOLEAN";
      case TEXT, OTHER -> "VARCHAR";
    };
  }

  private static TypedRows rows(ResultSet answer) throws SQLException {
    ResultSetMetaData said = answer.getMetaData();
    Set<String> names = new LinkedHashSet<>();
    List<TableColumn> columns = new ArrayList<>();
    for (int c = 1; c <= said.getColumnCount(); c++) {
      String name = said.getColumnLabel(c);
      while (!names.add(name)) {
        name = name + "_" + c;
      }
      columns.add(new TableColumn(name, ParquetTable.kind(said.getColumnTypeName(c))));
    }
    List<List<String>> rows = new ArrayList<>();
    while (answer.next()) {
      List<String> row = new ArrayList<>();
      for (int c = 1; c <= columns.size(); c++) {
        Object value = answer.getObject(c);
        row.add(value == null ? "" : value.toString());
      }
      rows.add(row);
    }
    return new TypedRows(columns, rows);
  }

  private static ProblemException wrong(String sql, SQLException e) {
    String words = firstLine(e);
    return ProblemException.configuration(
        new Problem(
            "the query cannot be answered",
            sql,
            words,
            "one SELECT on the table runs",
            "`anlage query STORE \"describe runs\"` lists the columns; names with dots need double"
                + " quotes"));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
