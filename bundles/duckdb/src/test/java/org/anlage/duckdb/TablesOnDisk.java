package org.anlage.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.anlage.api.table.SynapseColumns;

/** Tables that pyarrow wrote (make.py), and tables that DuckDB writes. */
record TablesOnDisk(Path folder) {
  static final long ROOT = 864_691_135_000_000_000L;

  static final SynapseColumns CAVE =
      new SynapseColumns(
          "pre_pt_root_id",
          "post_pt_root_id",
          Optional.of("id"),
          Optional.of("valid"),
          Optional.of("size"),
          Optional.empty());

  /** A file of pyarrow. */
  Path copy(String name) {
    Path file = folder.resolve(name);
    try (InputStream stream =
        Objects.requireNonNull(TablesOnDisk.class.getResourceAsStream(name), name)) {
      Files.copy(stream, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a query selects, as a file. */
  Path write(String name, String query) {
    Path file = folder.resolve(name);
    return DuckDbSession.with(
        file.toString(),
        "",
        session -> {
          session.execute(
              "COPY (" + query + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
          return file;
        });
  }
}
