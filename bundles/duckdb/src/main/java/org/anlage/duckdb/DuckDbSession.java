package org.anlage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A database in memory with explicit limits, which never fetches anything from the network. */
final class DuckDbSession {
  private final DuckDBConnection connection;
  private final Statement statement;

  private DuckDbSession(DuckDBConnection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /** What is done in a session. */
  @FunctionalInterface
  interface Work<T> {
    T in(DuckDbSession session) throws SQLException;
  }

  /**
   * Works in a session of its own.
   *
   * @param where what is read or asked, for messages
   * @param otherwise what to do where DuckDB is missing, for messages
   */
  static <T> T with(String where, String otherwise, Work<T> work) {
    Limits limits = Limits.of(System.getenv(), Runtime.getRuntime().availableProcessors());
    try {
      Path spill = Files.createTempDirectory("anlage-duckdb");
      try {
        return in(limits, spill, work);
      } finally {
        delete(spill);
      }
    } catch (SQLException e) {
      throw problem(where, limits, e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("no folder for temporary files", where, String.valueOf(e), "", ""),
          e);
    } catch (NoClassDefFoundError | UnsatisfiedLinkError | ExceptionInInitializerError e) {
      throw missing(where, otherwise, e);
    }
  }

  private static <T> T in(Limits limits, Path spill, Work<T> work) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", limits.memory());
    settings.setProperty("threads", Integer.toString(limits.threads()));
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        Statement statement = connection.createStatement()) {
      return work.in(new DuckDbSession(connection.unwrap(DuckDBConnection.class), statement));
    }
  }

  /** Rows, which are to be read before the next query. */
  ResultSet query(String sql) throws SQLException {
    return statement.executeQuery(sql);
  }

  void execute(String sql) throws SQLException {
    statement.execute(sql);
  }

  DuckDBConnection connection() {
    return connection;
  }

  private static ProblemException problem(String where, Limits limits, SQLException e) {
    String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    boolean memory = words.contains("Out of Memory");
    return new ProblemException(
        ProblemException.Kind.DATA,
        new Problem(
            memory ? "DuckDB needs more memory than " + limits.memory() : "DuckDB cannot read it",
            where,
            words,
            "",
            memory ? "set " + Limits.MEMORY + ", or " + Limits.THREADS + " to fewer threads" : ""),
        e);
  }

  private static ProblemException missing(String where, String otherwise, Throwable e) {
    return new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            "DuckDB, which this needs, is missing or does not work on this machine",
            where,
            String.valueOf(e),
            "the bundle duckdb_jdbc in the folder bundles",
            "restore that jar, or " + otherwise),
        e);
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException leftBehind) {
      // A folder left among the temporary files does no harm.
    }
  }
}
