package org.anlage.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TableColumn.Kind;
import org.anlage.api.table.TypedRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbQueriesTest {
  private static final TypedRows RUNS =
      new TypedRows(
          List.of(
              new TableColumn("arm", Kind.TEXT),
              new TableColumn("seed", Kind.WHOLE),
              new TableColumn("trainer.rate", Kind.REAL),
              new TableColumn("accuracy", Kind.REAL)),
          List.of(
              List.of("it's", "9007199254740993", "1E-7", "0.25"),
              List.of("it's", "2", "0.1", "0.75"),
              List.of("b", "3", "", "Infinity"),
              List.of("b", "4", "0.3", "")));

  @TempDir Path folder;
  private final DuckDbQueries queries = new DuckDbQueries();

  @Test
  void meansBySqlAreThoseByHand() {
    TypedRows answer =
        queries.query(
            Map.of("runs", RUNS),
            "select arm, count(accuracy) as n, avg(accuracy) as mean from runs"
                + " where accuracy is null or accuracy < 1 group by arm order by arm desc");
    assertEquals(
        new TypedRows(
            List.of(
                new TableColumn("arm", Kind.TEXT),
                new TableColumn("n", Kind.WHOLE),
                new TableColumn("mean", Kind.REAL)),
            List.of(List.of("it's", "2", "0.5"), List.of("b", "0", ""))),
        answer);
  }

  @Test
  void everyDigitAndEmptyCellsComeBack() {
    assertEquals(
        List.of(
            List.of("it's", "9007199254740993", "1.0E-7", "0.25"),
            List.of("it's", "2", "0.1", "0.75"),
            List.of("b", "3", "", "Infinity"),
            List.of("b", "4", "0.3", "")),
        queries.query(Map.of("runs", RUNS), "select * from runs").rows());
  }

  @Test
  void columnsOfOneNameAreKeptApart() {
    assertEquals(
        List.of("seed", "seed_2"),
        queries.query(Map.of("runs", RUNS), "select seed, seed from runs").names());
  }

  @Test
  void aWrongQueryIsOneProblem() {
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> queries.query(Map.of("runs", RUNS), "select acuracy from runs"));
    assertEquals(ProblemException.Kind.CONFIGURATION, e.kind());
    assertTrue(e.problems().get(0).got().contains("acuracy"), e.getMessage());
  }

  @Test
  void parquetHoldsTheSameRows() {
    Path file = folder.resolve("it's.parquet");
    queries.write(RUNS, file);
    DuckDbTables tables = new DuckDbTables();
    assertEquals(RUNS.columns(), tables.columns(file));
    List<List<String>> rows = new ArrayList<>();
    tables.rows(file, rows::add);
    assertEquals(List.of("it's", "9007199254740993", "1e-07", "0.25"), rows.get(0));
    assertEquals(List.of("b", "4", "0.3", ""), rows.get(3));
    queries.write(new TypedRows(RUNS.columns(), List.of()), file);
    rows.clear();
    tables.rows(file, rows::add);
    assertEquals(List.of(), rows);
    assertFalse(Files.exists(folder.resolve("it's.parquet.part")));
  }

  @Test
  void aFolderThatIsNotThereIsOneProblem() {
    ProblemException e =
        assertThrows(
            ProblemException.class, () -> queries.write(RUNS, folder.resolve("none/runs.parquet")));
    assertEquals(ProblemException.Kind.STORE, e.kind());
  }
}
