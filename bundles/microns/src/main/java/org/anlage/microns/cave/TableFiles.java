package org.anlage.microns.cave;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.ColumnarTables;
import org.anlage.api.table.TableColumn;

/**
 * Reads tables in the formats of exports: text itself, Parquet by the service for it.
 *
 * @param columnar the service, where the distribution has one
 */
record TableFiles(Optional<ColumnarTables> columnar) {
  /** Ends of the names of Feather files. */
  static final List<String> FEATHER = List.of(".feather", ".arrow", ".ftr");

  /** Reads all rows of a table. */
  <T> T read(Path file, Function<TableHeader, ? extends TableReader<T>> open) {
    return isColumnar(file) ? rows(columnar(file), file, open) : CaveTable.read(file, open);
  }

  /** Whether a table is stored by columns; Feather is refused with what to do about it. */
  static boolean isColumnar(Path file) {
    String name = String.valueOf(file.getFileName());
    if (FEATHER.stream().anyMatch(name::endsWith)) {
      throw ProblemException.data(
          new Problem(
              "Feather files are not read",
              file.toString(),
              "",
              "Parquet or CSV",
              "convert it once: python -c \"import pandas; pandas.read_feather('"
                  + name
                  + "').to_parquet('"
                  + name.replaceFirst("\\.\\w+$", ".parquet")
                  + "')\""));
    }
    return name.endsWith(".parquet")
        || name.endsWith(".pq")
        || Files.isDirectory(file) && TableParts.are(file, ".parquet");
  }

  /** The service that reads a file. */
  ColumnarTables columnar(Path file) {
    return columnar
        .filter(service -> service.reads(file))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    new Problem(
                        "nothing in this distribution reads Parquet",
                        file.toString(),
                        "",
                        "the bundles org.anlage.duckdb and duckdb_jdbc in the folder bundles",
                        "restore them, or convert the table: pandas.read_parquet(file).to_csv("
                            + "\"name.csv\", index=False)")));
  }

  /** The header of a table that is stored by columns. */
  static TableHeader header(Path file, List<TableColumn> columns) {
    return new TableHeader(file, columns.stream().map(TableColumn::name).toList(), false);
  }

  private static <T> T rows(
      ColumnarTables service, Path file, Function<TableHeader, ? extends TableReader<T>> open) {
    TableHeader header = header(file, service.columns(file));
    TableReader<T> reader = open.apply(header);
    AtomicLong number = new AtomicLong();
    service.rows(
        file, fields -> reader.row(new TableRow(header, fields, "row", number.incrementAndGet())));
    return reader.result();
  }
}
