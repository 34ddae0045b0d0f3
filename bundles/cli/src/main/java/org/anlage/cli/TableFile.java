package org.anlage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.SqlTables;
import org.anlage.api.table.TypedRows;
import org.anlage.parameters.json.Json;
import org.anlage.store.TableCsv;

/** The file of a table: CSV or, with DuckDB, Parquet, by the end of its name. */
final class TableFile {
  private TableFile() {}

  /** Refuses a name that says neither. */
  static void requireFormat(Path file) {
    if (!ends(file, ".csv") && !ends(file, ".parquet")) {
      throw ProblemException.configuration(
          new Problem(
              "the name of the file does not say its format",
              "--out",
              file.toString(),
              "a name that ends in .csv or .parquet",
              ""));
    }
  }

  /** Writes a table and says where. */
  static void write(TypedRows table, Path file, Session session, JsonOption json) {
    if (ends(file, ".parquet")) {
      sql(session, "Parquet is written", file.toString()).write(table, file);
    } else {
      try {
        Files.writeString(file, TableCsv.of(table), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new ProblemException(
            ProblemException.Kind.STORE,
            new Problem("the table cannot be written", file.toString(), e.toString(), "", ""),
            e);
      }
    }
    if (json.wanted()) {
      session.print(
          Json.Obj.create()
              .with("table", StudyJson.absolute(file))
              .with("rows", (long) table.rows().size())
              .with("columns", (long) table.columns().size()));
      return;
    }
    session
        .out()
        .println(
            "table   "
                + file
                + " ("
                + table.rows().size()
                + " rows, "
                + table.columns().size()
                + " columns)");
  }

  /**
   * What answers SQL and writes Parquet.
   *
   * @param what what is done by it, for the message
   */
  static SqlTables sql(Session session, String what, String where) {
    Optional<SqlTables> sql = session.service(SqlTables.class);
    return sql.orElseThrow(
        () ->
            new ProblemException(
                ProblemException.Kind.PLUGIN,
                new Problem(
                    what + " by DuckDB, which this distribution does not have",
                    where,
                    "",
                    "the bundle org.anlage.duckdb",
                    "write the table as CSV with `anlage table`, or use a distribution with"
                        + " DuckDB")));
  }

  private static boolean ends(Path file, String end) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
  }
}
