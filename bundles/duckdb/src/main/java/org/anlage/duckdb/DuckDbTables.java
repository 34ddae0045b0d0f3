package org.anlage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.ColumnarTables;
import org.anlage.api.table.SynapseColumns;
import org.anlage.api.table.SynapseSums;
import org.anlage.api.table.TableColumn;
import org.osgi.service.component.annotations.Component;

/**
 * Parquet tables, a file or a folder of parts in order of their names. Every call opens a database
 * in memory and closes it.
 */
@Component(service = ColumnarTables.class)
public final class DuckDbTables implements ColumnarTables {
  @Override
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".parquet") || name.endsWith(".pq") || holdsParquet(file);
  }

  private static boolean holdsParquet(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.anyMatch(part -> part.toString().endsWith(".parquet"));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<TableColumn> columns(Path file) {
    return read(file, session -> ParquetTable.of(session, file).columns());
  }

  @Override
  public void rows(Path file, Consumer<List<String>> row) {
    read(
        file,
        session -> {
          ParquetTable table = ParquetTable.of(session, file);
          int columns = table.columns().size();
          String texts =
              table.columns().stream()
                  .map(c -> "CAST(" + Sql.name(c.name()) + " AS VARCHAR)")
                  .collect(Collectors.joining(", "));
          try (ResultSet rows = session.query("SELECT " + texts + " FROM " + table.sql())) {
            while (rows.next()) {
              List<String> fields = new ArrayList<>(columns);
              for (int c = 1; c <= columns; c++) {
                String text = rows.getString(c);
                fields.add(text == null ? "" : text);
              }
              row.accept(fields);
            }
          }
          return columns;
        });
  }

  @Override
  public boolean holdsCounts(Path file, String column) {
    return read(file, session -> ParquetTable.of(session, file).holdsCounts(session, column));
  }

  @Override
  public SynapseSums sum(Path file, SynapseColumns columns, long[] segments) {
    return read(
        file,
        session ->
            new SynapseQuery(session, ParquetTable.of(session, file), columns, segments).sums());
  }

  private static <T> T read(Path file, DuckDbSession.Work<T> work) {
    if (!Files.exists(file)) {
      throw ProblemException.data(
          new Problem("there is no such file", file.toString(), "", "", ""));
    }
    return DuckDbSession.with(
        file.toString(),
        "convert the table: pandas.read_parquet(file).to_csv(\"name.csv\", index=False)",
        work);
  }
}
