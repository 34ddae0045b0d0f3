package org.anlage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.LongStream;
import org.anlage.api.table.SynapseColumns;
import org.anlage.api.table.SynapseSums;
import org.anlage.duckdb.DuckDbTables;
import org.duckdb.DuckDBDriver;

/**
 * Sums a synthetic table of synapses to the pairs of some neurons, and prints time and the largest
 * memory of the process (Linux). A program of its own, since it is about one long call and its
 * memory:
 *
 * <pre>
 * java -Xmx256m -cp benchmarks.jar org.anlage.benchmarks.SynapseTables FILE ROWS NEURONS...
 * </pre>
 *
 * The table has the columns of an export of {@code synapses_pni_2}: presynaptic segments among 2
 * million, postsynaptic ones among 5 million, those of the neurons among both. It is written, by
 * DuckDB, if the file is not there.
 */
public final class SynapseTables {
  private static final long ROOT = 864_691_135_000_000_000L;

  private SynapseTables() {}

  /** Runs. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path file = Path.of(arguments[0]);
    if (!Files.exists(file)) {
      write(file, Long.parseLong(arguments[1]));
      System.out.printf(Locale.ROOT, "wrote %.2f GB; run again%n", 1e-9 * Files.size(file));
      return;
    }
    for (int k = 2; k < arguments.length; k++) {
      sum(file, Integer.parseInt(arguments[k]));
    }
  }

  private static void write(Path file, long rows) throws SQLException {
    String columns =
        "i AS id, "
            + ROOT
            + " + (hash(i * 7) % 2000000)::BIGINT AS pre_pt_root_id, "
            + ROOT
            + " + (hash(i * 7 + 1) % 5000000)::BIGINT AS post_pt_root_id,"
            + " (hash(i * 7 + 2) % 5000 + 10)::INTEGER AS size,"
            + " (hash(i * 7 + 3) % 400000)::INTEGER AS ctr_pt_position_x,"
            + " (hash(i * 7 + 4) % 250000)::INTEGER AS ctr_pt_position_y,"
            + " (hash(i * 7 + 5) % 27000)::INTEGER AS ctr_pt_position_z";
    Properties settings = new Properties();
    settings.setProperty("memory_limit", "1GB");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT "
              + columns
              + " FROM range(0, "
              + rows
              + ") t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
  }

  private static void sum(Path file, int neurons) throws IOException {
    SynapseColumns columns =
        new SynapseColumns(
            "pre_pt_root_id",
            "post_pt_root_id",
            Optional.of("id"),
            Optional.empty(),
            Optional.of("size"),
            Optional.empty());
    long[] segments = LongStream.range(0, neurons).map(k -> ROOT + k).toArray();
    long start = System.nanoTime();
    SynapseSums sums = new DuckDbTables().sum(file, columns, segments);
    System.out.printf(
        Locale.ROOT,
        "%d rows, %d neurons: %d pairs in %.2f s; %s%n",
        sums.rows(),
        neurons,
        sums.pairs(),
        1e-9 * (System.nanoTime() - start),
        largestMemory());
  }

  private static String largestMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("")
            .replaceAll("\\s+", " ")
        : "";
  }
}
