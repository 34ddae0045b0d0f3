package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class MetricsAcrossArmsTest {
  private static Findings analyze(FakeStudy study, String... drawn) {
    return new MetricsAcrossArms()
        .analyze(new MetricsAcrossArms.Parameters(List.of(drawn)), study, FakeStudy.CONTEXT);
  }

  @Test
  void tabulatesAllAndDrawsSome() {
    FakeStudy study =
        FakeStudy.of(
            List.of("W", "W*"),
            FakeRun.done("W", INFERENCE, 1, 1).with("modularity", 0.1),
            FakeRun.done("W", INFERENCE, 2, 1).with("modularity", 0.3),
            FakeRun.done("W", INFERENCE, 3, 1).with("modularity", Double.NaN),
            FakeRun.done("W", INFERENCE, 4, 1).with("modularity", 9).ended(RunStatus.FAILED),
            FakeRun.done("W*", INFERENCE, 1, 1).with("density", 0.2));
    Findings findings = analyze(study, "modularity", "unheard_of");
    Table table = findings.tables().get(0);
    assertEquals(2 * 4, table.rows());
    String[] columns = {"metric", "arm", "task", "n", "failed", "mean"};
    assertEquals("density | W* | inference | 1.0 | 0.0 | 0.2", FakeStudy.row(table, 1, columns));
    assertEquals("modularity | W | inference | 2.0 | 1.0 | 0.2", FakeStudy.row(table, 4, columns));
    assertEquals("modularity | W* | inference | 0.0 | 0.0 | NaN", FakeStudy.row(table, 5, columns));
    assertEquals(
        List.of("metrics", "against-accuracy-inference"),
        findings.figures().stream().map(Figure::name).toList());
    List<Chart> panels = findings.figures().get(0).panels();
    assertEquals(List.of("modularity"), panels.stream().map(Chart::title).toList());
    assertEquals(List.of("inference", "decision"), panels.get(0).x().categories());
    List<Mark> marks = panels.get(0).marks();
    assertArrayEquals(new double[] {0.1, 0.3}, ((Mark.Points) marks.get(0)).y());
    Mark.Interval mean = (Mark.Interval) marks.get(1);
    assertEquals(0.2, mean.centre()[0], 1e-15);
    // t(0.975, 1) = 12.7062, standard error 0.1.
    assertEquals(0.2 - 1.2706204736, mean.low()[0], 1e-9, "not cut: a metric is no proportion");
    assertEquals("W*", marks.get(2).series());
    assertTrue(Double.isNaN(((Mark.Interval) marks.get(3)).centre()[0]));
  }

  @Test
  void drawsMetricsAgainstAccuracy() {
    FakeStudy study =
        FakeStudy.of(
            List.of("W", "W*"),
            FakeRun.done("W", INFERENCE, 1, 0.6).with("modularity", 0.1),
            FakeRun.done("W", INFERENCE, 2, 0.7).with("modularity", 0.3),
            FakeRun.done("W*", INFERENCE, 1, 1).with("modularity", 0.2),
            FakeRun.done("W*", INFERENCE, 2, 1).with("density", 0.2));
    Findings findings = analyze(study, "modularity");
    List<Mark> marks = findings.figures().get(1).panels().get(0).marks();
    assertArrayEquals(new double[] {0.1, 0.3}, ((Mark.Points) marks.get(0)).x());
    assertArrayEquals(new double[] {0.6, 0.7}, ((Mark.Points) marks.get(0)).y());
    assertArrayEquals(new double[] {0.2}, ((Mark.Points) marks.get(1)).x());
    // Ranks 1, 3, 2 against 1, 2, 3: 1 - 6 * 2 / (3 * 8)
    assertEquals(
        "modularity | inference | 3.0 | 0.5",
        FakeStudy.row(findings.tables().get(1), 0, "metric", "task", "runs", "spearman"));
  }

  @Test
  void withoutMetricsThereIsNothing() {
    Findings findings =
        analyze(FakeStudy.of(List.of("W"), FakeRun.done("W", INFERENCE, 1, 1)), "modularity");
    assertTrue(findings.tables().isEmpty());
    assertTrue(findings.figures().isEmpty());
  }
}
