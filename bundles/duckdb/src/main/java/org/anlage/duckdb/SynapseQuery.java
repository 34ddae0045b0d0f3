package org.anlage.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.SynapseColumns;
import org.anlage.api.table.SynapseSums;
import org.anlage.api.table.TableColumn.Kind;
import org.duckdb.DuckDBAppender;

/**
 * Sums a table of synapses to pairs of wanted neurons: joins both segments with those of the
 * neurons, which DuckDB pushes down to what it reads of the file, and groups what is left.
 */
final class SynapseQuery {
  private static final List<String> MISSING =
      List.of("", "nan", "NaN", "None", "none", "null", "NULL", "<NA>", "\\N");
  private static final List<String> TRUE = List.of("t", "true", "True", "TRUE", "1");
  private static final List<String> FALSE = List.of("f", "false", "False", "FALSE", "0");

  /** From here on not every whole number is a double. */
  private static final String INEXACT = "9007199254740992";

  private final DuckDbSession session;
  private final ParquetTable table;
  private final SynapseColumns columns;
  private final long[] segments;

  SynapseQuery(DuckDbSession session, ParquetTable table, SynapseColumns columns, long[] segments) {
    this.session = session;
    this.table = table;
    this.columns = columns;
    this.segments = segments;
  }

  SynapseSums sums() throws SQLException {
    requireIds(columns.pre());
    requireIds(columns.post());
    if (columns.id().isPresent()) {
      requireIds(columns.id().get());
    }
    if (columns.valid().isPresent()) {
      requireTruth(columns.valid().get());
    }
    neurons();
    boolean real = columns.size().filter(c -> table.kindOf(c) != Kind.WHOLE).isPresent();
    keep(real);
    long repeated = repeated();
    if (repeated > 0) {
      session.execute("DROP TABLE kept");
      keep(true);
      session.execute(
          "CREATE TEMP TABLE once AS SELECT * FROM kept"
              + " QUALIFY row_number() OVER (PARTITION BY id ORDER BY place) = 1");
      session.execute("DROP TABLE kept");
      session.execute("ALTER TABLE once RENAME TO kept");
    }
    requireSizes();
    requireCounts();
    long rows = number("SELECT count(*) FROM " + table.sql());
    long self = number("SELECT count(*) FROM kept WHERE pre = post");
    int found = Math.toIntExact(number(occurring()));
    SynapseSums sums = pairs(rows, self, repeated, found);
    return real ? withSizes(sums) : sums;
  }

  private void neurons() throws SQLException {
    session.execute("CREATE TEMP TABLE neuron (segment BIGINT, number INTEGER)");
    try (DuckDBAppender rows = session.connection().createAppender("neuron")) {
      for (int i = 0; i < segments.length; i++) {
        if (segments[i] != 0) {
          rows.beginRow().append(segments[i]).append(i).endRow();
        }
      }
    }
  }

  /** Rows between wanted neurons. */
  private void keep(boolean place) throws SQLException {
    List<String> parts = new ArrayList<>(List.of("a.number AS pre", "b.number AS post"));
    columns.id().ifPresent(c -> parts.add("coalesce(" + id(c) + ", 0) AS id"));
    columns.size().ifPresent(c -> parts.add(size(c) + " AS size"));
    columns.count().ifPresent(c -> parts.add(real(c) + " AS synapses"));
    if (place) {
      parts.add(ParquetTable.PLACE + " AS place");
    }
    session.execute(
        "CREATE TEMP TABLE kept AS SELECT "
            + String.join(", ", parts)
            + " FROM "
            + table.sql()
            + " JOIN neuron a ON "
            + id(columns.pre())
            + " = a.segment JOIN neuron b ON "
            + id(columns.post())
            + " = b.segment"
            + columns.valid().map(c -> " WHERE " + valid(c)).orElse(""));
  }

  private long repeated() throws SQLException {
    return columns.id().isPresent() ? number("SELECT count(*) - count(DISTINCT id) FROM kept") : 0;
  }

  private String occurring() {
    String side = "SELECT number FROM " + table.sql() + " JOIN neuron ON segment = ";
    return "SELECT count(DISTINCT number) FROM ("
        + side
        + id(columns.pre())
        + " UNION ALL "
        + side
        + id(columns.post())
        + ")";
  }

  private SynapseSums pairs(long rows, long self, long repeated, int found) throws SQLException {
    String between = " FROM kept WHERE pre <> post GROUP BY pre, post";
    int pairs = Math.toIntExact(number("SELECT count(*) FROM (SELECT pre, post" + between + ")"));
    int[] pre = new int[pairs];
    int[] post = new int[pairs];
    int[] count = new int[pairs];
    double[] size = new double[pairs];
    long withoutSize = 0;
    boolean several = false;
    String sql =
        "SELECT pre, post, CAST("
            + (columns.count().isPresent() ? "sum(synapses)" : "count(*)")
            + " AS BIGINT), count(*), "
            + (columns.size().isPresent()
                ? "count(*) - count(size), CAST(coalesce(sum(size), 0) AS DOUBLE)"
                : "count(*), 0.0::DOUBLE")
            + between
            + " ORDER BY pre, post";
    try (ResultSet row = session.query(sql)) {
      for (int e = 0; row.next(); e++) {
        pre[e] = row.getInt(1);
        post[e] = row.getInt(2);
        count[e] = Math.toIntExact(row.getLong(3));
        several |= row.getLong(4) > 1;
        withoutSize += row.getLong(5);
        size[e] = row.getDouble(6);
      }
    }
    return new SynapseSums(
        pre, post, count, size, rows, self, repeated, withoutSize, found, several);
  }

  /** Sums sizes that are no whole numbers row by row, since their sum depends on the order. */
  private SynapseSums withSizes(SynapseSums sums) throws SQLException {
    double[] size = sums.size();
    Arrays.fill(size, 0);
    int e = 0;
    try (ResultSet row =
        session.query(
            "SELECT pre, post, size FROM kept WHERE pre <> post AND size IS NOT NULL"
                + " ORDER BY pre, post, place")) {
      while (row.next()) {
        while (sums.pre()[e] != row.getInt(1) || sums.post()[e] != row.getInt(2)) {
          e++;
        }
        size[e] += row.getDouble(3);
      }
    }
    return sums;
  }

  private String id(String column) {
    String name = Sql.name(column);
    return switch (table.kindOf(column)) {
      case WHOLE, REAL -> "TRY_CAST(" + name + " AS BIGINT)";
      case TRUTH, TEXT, OTHER -> "TRY_CAST(trim(" + name + ") AS BIGINT)";
    };
  }

  private String size(String column) {
    return table.kindOf(column) == Kind.WHOLE
        ? Sql.name(column)
        : "CASE WHEN isnan(" + real(column) + ") THEN NULL ELSE " + real(column) + " END";
  }

  private String real(String column) {
    return "TRY_CAST(" + Sql.name(column) + " AS DOUBLE)";
  }

  private String valid(String column) {
    return table.kindOf(column) == Kind.TRUTH
        ? "coalesce(" + Sql.name(column) + ", true)"
        : "coalesce(" + words(column) + " NOT IN " + Sql.texts(FALSE) + ", true)";
  }

  private static String words(String column) {
    return "trim(CAST(" + Sql.name(column) + " AS VARCHAR))";
  }

  /** Ids of 18 digits do not survive floating point, nor does DuckDB refuse 1.5 as a number. */
  private void requireIds(String column) throws SQLException {
    String name = Sql.name(column);
    String bad =
        switch (table.kindOf(column)) {
          case WHOLE -> "false";
          case REAL ->
              "NOT isnan(CAST("
                  + name
                  + " AS DOUBLE)) AND (abs("
                  + name
                  + ") >= "
                  + INEXACT
                  + " OR "
                  + name
                  + " <> floor("
                  + name
                  + "))";
          case TEXT ->
              words(column)
                  + " NOT IN "
                  + Sql.texts(MISSING)
                  + " AND CAST("
                  + id(column)
                  + " AS VARCHAR) IS DISTINCT FROM "
                  + words(column);
          case TRUTH, OTHER -> "true";
        };
    require(
        column,
        "SELECT CAST(" + name + " AS VARCHAR) FROM " + table.sql() + " WHERE " + bad + " LIMIT 1",
        "whole numbers with all their digits",
        "ids of 18 digits do not survive floating point: export the column as int64 or text");
  }

  private void requireTruth(String column) throws SQLException {
    if (table.kindOf(column) != Kind.TRUTH) {
      List<String> known = new ArrayList<>(TRUE);
      known.addAll(FALSE);
      known.addAll(MISSING);
      require(
          column,
          "SELECT "
              + words(column)
              + " FROM "
              + table.sql()
              + " WHERE "
              + words(column)
              + " NOT IN "
              + Sql.texts(known)
              + " LIMIT 1",
          "t, f, True or False",
          "");
    }
  }

  private void requireSizes() throws SQLException {
    Optional<String> column = columns.size();
    if (column.isPresent()) {
      String name = Sql.name(column.get());
      if (table.kindOf(column.get()) == Kind.TEXT) {
        require(
            column.get(),
            "SELECT "
                + words(column.get())
                + " FROM "
                + table.sql()
                + " WHERE "
                + words(column.get())
                + " NOT IN "
                + Sql.texts(MISSING)
                + " AND "
                + real(column.get())
                + " IS NULL LIMIT 1",
            "a number",
            "");
      } else if (table.kindOf(column.get()) != Kind.WHOLE
          && table.kindOf(column.get()) != Kind.REAL) {
        require(
            column.get(),
            "SELECT CAST(" + name + " AS VARCHAR) FROM " + table.sql() + " LIMIT 1",
            "a number",
            "");
      }
      require(
          column.get(),
          "SELECT CAST(size AS VARCHAR) FROM kept WHERE pre <> post AND (size < 0 OR"
              + " isinf(CAST(size AS DOUBLE))) LIMIT 1",
          "a size of at least 0",
          "");
    }
  }

  private void requireCounts() throws SQLException {
    if (columns.count().isPresent()) {
      require(
          columns.count().get(),
          "SELECT coalesce(CAST(synapses AS VARCHAR), '') FROM kept WHERE pre <> post AND (synapses"
              + " IS NULL OR synapses < 1 OR synapses > 2147483647 OR synapses <> floor(synapses))"
              + " LIMIT 1",
          "a whole number of synapses, at least 1",
          "set countColumn to the column of counts, or to none if a row is one synapse");
    }
  }

  /** Refuses a column of which a query finds a bad value. */
  private void require(String column, String badValue, String expected, String fix)
      throws SQLException {
    try (ResultSet row = session.query(badValue)) {
      if (row.next()) {
        throw ProblemException.data(
            new Problem(
                "not a value for this column",
                table.path() + ", column '" + column + "'",
                "'" + row.getString(1) + "'",
                expected,
                fix));
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (ResultSet row = session.query(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
