package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.PublishedValues.Cell;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.junit.jupiter.api.Test;

class PublishedTest {
  private static final List<StudyRun> RUNS =
      List.of(
          FakeRun.done("a", INFERENCE, 0, 0.6),
          FakeRun.done("a", INFERENCE, 1, 0.7),
          FakeRun.done("b", INFERENCE, 0, 0.2),
          FakeRun.done("b", INFERENCE, 1, 0.21),
          FakeRun.done("c", INFERENCE, 0, 0.5));

  private static Findings analyze(Cell... cells) {
    PublishedValues values = new PublishedValues("Table 2", "test_accuracy", List.of(cells));
    FakeStudy study = new FakeStudy(List.of("a", "b", "c"), RUNS, List.of(), List.of(values));
    return new Published().analyze(new Published.Parameters(), study, FakeStudy.CONTEXT);
  }

  @Test
  void listsMeansWhoseIntervalsAreApart() {
    Findings findings =
        analyze(new Cell("a", INFERENCE, 0.5, 0.4, 0.6), new Cell("b", INFERENCE, 0.9, 0.8, 1));
    assertEquals(
        "a | overlap | 0.5 | 0.65 | 0.15 | 2.0",
        FakeStudy.row(
            findings.tables().get(0),
            0,
            "arm",
            "intervals",
            "published",
            "mean",
            "difference",
            "n"));
    assertEquals("apart", FakeStudy.row(findings.tables().get(0), 1, "intervals"));
    assertEquals(
        "test accuracy against Table 2: the 95 % intervals of 1 of 2 means compared overlap; apart are b on"
            + " inference.",
        findings.conclusions().get(0));
  }

  @Test
  void oneRunOrNoPublishedIntervalIsNotJudged() {
    Findings findings =
        analyze(
            new Cell("c", INFERENCE, 0.5, 0.4, 0.6),
            new Cell("a", INFERENCE, 0.5, Double.NaN, Double.NaN));
    assertEquals("not judged", FakeStudy.row(findings.tables().get(0), 0, "intervals"));
    assertEquals("not judged", FakeStudy.row(findings.tables().get(0), 1, "intervals"));
    assertTrue(findings.conclusions().isEmpty());
  }

  @Test
  void everyMetricHasItsTable() {
    List<Cell> cells = List.of(new Cell("a", INFERENCE, 0.5, Double.NaN, Double.NaN));
    FakeStudy study =
        new FakeStudy(
            List.of("a"),
            RUNS.subList(0, 2),
            List.of(),
            List.of(
                new PublishedValues("Table 2", "test_accuracy", cells),
                new PublishedValues("Table 3", "modularity", cells)));
    Findings findings =
        new Published().analyze(new Published.Parameters(), study, FakeStudy.CONTEXT);
    assertEquals(
        List.of("published_test_accuracy", "published_modularity"),
        findings.tables().stream().map(Table::name).toList());
    assertEquals("0.65 | 2.0", FakeStudy.row(findings.tables().get(0), 0, "mean", "n"));
    assertEquals("NaN | 0.0", FakeStudy.row(findings.tables().get(1), 0, "mean", "n"));
    assertEquals(2, findings.methods().size());
  }

  @Test
  void withoutPublishedValuesThereIsNothing() {
    FakeStudy study = FakeStudy.of(List.of("a"));
    Findings findings =
        new Published().analyze(new Published.Parameters(), study, FakeStudy.CONTEXT);
    assertTrue(findings.tables().isEmpty() && findings.conclusions().isEmpty());
  }
}
