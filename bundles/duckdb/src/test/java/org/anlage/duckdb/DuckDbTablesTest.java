package org.anlage.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.SynapseColumns;
import org.anlage.api.table.SynapseSums;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TableColumn.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet of pyarrow and of DuckDB, summed as by hand and row by row. */
class DuckDbTablesTest {
  private static final long[] FOUR = {
    TablesOnDisk.ROOT + 1, TablesOnDisk.ROOT + 2, TablesOnDisk.ROOT + 3, TablesOnDisk.ROOT + 4
  };

  @TempDir Path folder;
  private TablesOnDisk disk;
  private final DuckDbTables tables = new DuckDbTables();

  @BeforeEach
  void made() {
    disk = new TablesOnDisk(folder);
  }

  @Test
  void namesAndKindsOfColumns() {
    assertEquals(
        List.of(
            new TableColumn("id", Kind.WHOLE),
            new TableColumn("valid", Kind.TRUTH),
            new TableColumn("pre_pt_root_id", Kind.WHOLE),
            new TableColumn("post_pt_root_id", Kind.WHOLE),
            new TableColumn("size", Kind.WHOLE),
            new TableColumn("ctr_pt_position", Kind.OTHER)),
        tables.columns(disk.copy("synapses_pni_2.parquet")));
    assertTrue(tables.reads(Path.of("x.PARQUET")));
    assertFalse(tables.reads(Path.of("x.feather")));
  }

  @Test
  void rowsKeepTheirOrderAndEveryDigit() {
    List<List<String>> rows = new ArrayList<>();
    tables.rows(disk.copy("synapses_pni_2.parquet"), rows::add);
    assertEquals(9, rows.size());
    assertEquals(
        List.of("1", "true", "864691135000000001", "864691135000000002", "1000", "[1, 2, 3]"),
        rows.get(0));
    assertEquals(
        List.of("4", "true", "864691135000000004", "864691135000000001", "300", ""), rows.get(3));
    assertEquals(
        List.of("8", "", "864691135000000003", "864691135999999999", "", "[1, 2, 3]"), rows.get(8));
  }

  /** Pairs 0-1 twice, 1-2 and 3-0 once; one row repeated, one onto itself, one not valid. */
  @Test
  void sumsByHand() {
    assertByHand(tables.sum(disk.copy("synapses_pni_2.parquet"), TablesOnDisk.CAVE, FOUR));
    assertByHand(tables.sum(disk.copy("synapses_text.parquet"), TablesOnDisk.CAVE, FOUR));
  }

  private static void assertByHand(SynapseSums sums) {
    assertArrayEquals(new int[] {0, 1, 3}, sums.pre());
    assertArrayEquals(new int[] {1, 2, 0}, sums.post());
    assertArrayEquals(new int[] {2, 1, 1}, sums.count());
    assertArrayEquals(new double[] {1500, 70, 300}, sums.size());
    assertEquals(
        List.of(9L, 1L, 1L, 0L, 4L),
        List.of(
            sums.rows(), sums.self(), sums.repeated(), sums.withoutSize(), (long) sums.found()));
    assertTrue(sums.severalRows());
  }

  @Test
  void idsThatWentThroughFloatingPointAreRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> tables.sum(disk.copy("synapses_float.parquet"), TablesOnDisk.CAVE, FOUR));
    assertTrue(
        refused.getMessage().contains("do not survive floating point"), refused.getMessage());
    assertTrue(refused.getMessage().contains("pre_pt_root_id"), refused.getMessage());
  }

  /** Against sums made row by row, with repeated ids whose first row counts. */
  @Test
  void sumsAsRowByRow() {
    Path file =
        disk.write(
            "synapses.parquet",
            "SELECT (hash(i * 5 + 0) % 60000)::BIGINT AS id, "
                + TablesOnDisk.ROOT
                + " + (hash(i * 5 + 1) % 400)::BIGINT AS pre_pt_root_id, "
                + TablesOnDisk.ROOT
                + " + (hash(i * 5 + 2) % 300)::BIGINT AS post_pt_root_id, "
                + "(hash(i * 5 + 3) % 97)::INTEGER AS size, (hash(i * 5 + 4) % 11 > 0) AS valid"
                + " FROM range(0, 50000) t(i)");
    long[] segments = new long[120];
    for (int k = 0; k < segments.length; k++) {
      segments[k] = TablesOnDisk.ROOT + (k * 7L) % 500;
    }
    SynapseSums sums = tables.sum(file, TablesOnDisk.CAVE, segments);
    Map<Long, Integer> number = new TreeMap<>();
    for (int k = 0; k < segments.length; k++) {
      number.put(segments[k], k);
    }
    Map<List<Integer>, double[]> expected =
        new TreeMap<>(
            (a, b) ->
                a.get(0).equals(b.get(0))
                    ? a.get(1).compareTo(b.get(1))
                    : a.get(0).compareTo(b.get(0)));
    List<Long> ids = new ArrayList<>();
    long[] left = new long[2];
    tables.rows(
        file,
        row -> {
          Integer pre = number.get(Long.parseLong(row.get(1)));
          Integer post = number.get(Long.parseLong(row.get(2)));
          if (pre == null || post == null || row.get(4).equals("false")) {
            return;
          }
          if (ids.contains(Long.parseLong(row.get(0)))) {
            left[0]++;
            return;
          }
          ids.add(Long.parseLong(row.get(0)));
          if (pre.equals(post)) {
            left[1]++;
            return;
          }
          double[] pair = expected.computeIfAbsent(List.of(pre, post), k -> new double[2]);
          pair[0]++;
          pair[1] += Double.parseDouble(row.get(3));
        });
    assertTrue(left[0] > 0 && left[1] > 0, "repeated ids and self-connections occur");
    assertEquals(left[0], sums.repeated());
    assertEquals(left[1], sums.self());
    assertEquals(expected.size(), sums.pairs());
    int e = 0;
    for (var pair : expected.entrySet()) {
      assertEquals(pair.getKey(), List.of(sums.pre()[e], sums.post()[e]));
      assertEquals(pair.getValue()[0], sums.count()[e]);
      assertEquals(pair.getValue()[1], sums.size()[e++]);
    }
  }

  /**
   * After 1e16 an addend of 0.7 is rounded away or up to 2, so the order of rows decides the sum.
   */
  @Test
  void sizesThatAreNoWholeNumbersAreSummedInTheOrderOfRows() {
    Path file =
        disk.write(
            "sizes.parquet",
            "SELECT "
                + TablesOnDisk.ROOT
                + " + 1 AS pre_pt_root_id, "
                + TablesOnDisk.ROOT
                + " + 2 AS post_pt_root_id, CASE WHEN i = 0 THEN 1e16 ELSE 0.7 END AS size"
                + " FROM range(0, 300000) t(i)");
    double expected = 1e16;
    for (int i = 1; i < 300_000; i++) {
      expected += 0.7;
    }
    SynapseColumns columns =
        new SynapseColumns(
            "pre_pt_root_id",
            "post_pt_root_id",
            Optional.empty(),
            Optional.empty(),
            Optional.of("size"),
            Optional.empty());
    SynapseSums sums = tables.sum(file, columns, FOUR);
    assertArrayEquals(new double[] {expected}, sums.size());
    assertArrayEquals(new int[] {300_000}, sums.count());
  }

  @Test
  void countsOfPairs() {
    Path file =
        disk.write(
            "pairs.parquet",
            "SELECT * FROM (VALUES (864691135000000001, 864691135000000002, 3, 1.5),"
                + " (864691135000000001, 864691135000000002, 4, 2.0),"
                + " (864691135000000002, 864691135000000003, 1, 1.0)) t(a, b, n, weight)");
    SynapseColumns columns =
        new SynapseColumns(
            "a", "b", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("n"));
    assertArrayEquals(new int[] {7, 1}, tables.sum(file, columns, FOUR).count());
    assertTrue(tables.holdsCounts(file, "n"));
    assertFalse(tables.holdsCounts(file, "weight"));
    SynapseColumns wrong =
        new SynapseColumns(
            "a", "b", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("weight"));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> tables.sum(file, wrong, FOUR));
    assertTrue(refused.getMessage().contains("whole number of synapses"), refused.getMessage());
  }

  @Test
  void sizesBelowZeroAreRefused() {
    Path file =
        disk.write(
            "negative.parquet",
            "SELECT 864691135000000001 AS pre_pt_root_id, 864691135000000002 AS post_pt_root_id,"
                + " 1 AS id, true AS valid, -5 AS size");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> tables.sum(file, TablesOnDisk.CAVE, FOUR));
    assertTrue(refused.getMessage().contains("'-5'"), refused.getMessage());
  }

  /** A folder of parts is one table, in order of their names; [, ? and * are no patterns. */
  @Test
  void partsInAFolderWithAnyName() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("it's [a] table.parquet"));
    disk.write(parts.getFileName() + "/b.parquet", "SELECT 2 AS id");
    disk.write(parts.getFileName() + "/a.parquet", "SELECT 1 AS id UNION ALL SELECT 5");
    List<String> ids = new ArrayList<>();
    tables.rows(parts, row -> ids.add(row.get(0)));
    assertEquals(List.of("1", "5", "2"), ids);
  }

  @Test
  void aDamagedFileIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.parquet"), "not Parquet at all, but text");
    ProblemException refused = assertThrows(ProblemException.class, () -> tables.columns(file));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
    assertTrue(refused.getMessage().contains("bad.parquet"), refused.getMessage());
    ProblemException absent =
        assertThrows(ProblemException.class, () -> tables.columns(folder.resolve("no.parquet")));
    assertTrue(absent.getMessage().contains("no such file"), absent.getMessage());
  }
}
