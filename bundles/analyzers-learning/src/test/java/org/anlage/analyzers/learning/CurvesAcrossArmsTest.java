package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class CurvesAcrossArmsTest {
  private static Table curve(double... accuracy) {
    double[] delay = {0, 5, 10};
    return new Table(
        "accuracy-by-delay",
        "Accuracy by delay.",
        List.of(
            new Column.Numbers(
                "longer_by", "steps", java.util.Arrays.copyOf(delay, accuracy.length)),
            new Column.Numbers("accuracy", "proportion", accuracy),
            new Column.Numbers("accuracy_chance", "proportion", new double[accuracy.length])));
  }

  private static Findings analyze(FakeRun... runs) {
    return new CurvesAcrossArms()
        .analyze(
            new CurvesAcrossArms.Parameters(List.of("accuracy-by-delay", "other")),
            FakeStudy.of(List.of("W", "W*"), runs),
            FakeStudy.CONTEXT);
  }

  @Test
  void meansAndIntervalsOverSeedsOfEveryArm() {
    Findings findings =
        analyze(
            FakeRun.done("W", INFERENCE, 1, 1).having(curve(1, 0.6, Double.NaN)),
            FakeRun.done("W", INFERENCE, 2, 1).having(curve(1, 0.5)),
            FakeRun.done("W", INFERENCE, 3, 1).having(curve(1, 0.4)),
            FakeRun.done("W", INFERENCE, 4, 1).having(curve(0)).ended(RunStatus.FAILED),
            FakeRun.done("W*", INFERENCE, 1, 1).having(curve(0.75, 0.5, 0.25)));
    Figure figure = findings.figures().get(0);
    assertEquals("some-accuracy-by-delay-inference", figure.name());
    assertEquals(1, findings.figures().size(), "the other task has no runs");
    assertTrue(figure.caption().contains("example): 1."));
    assertTrue(figure.caption().contains("One failed run is left out"));
    Chart panel = figure.panels().get(0);
    assertEquals(1, figure.panels().size(), "chance is a level, not a curve");
    assertEquals(Axis.linear("longer by", "steps"), panel.x());
    List<Mark> marks = panel.marks();
    assertEquals(new Mark.Rule("chance", false, 0), marks.get(0));
    Mark.Band band = (Mark.Band) marks.get(1);
    assertEquals("W", band.series());
    // Half width t(0.975, 2) x 0.1 / sqrt(3).
    double half = 4.302652729696142 * 0.1 / Math.sqrt(3);
    assertArrayEquals(new double[] {1, 0.5 - half}, band.low(), 1e-9);
    assertArrayEquals(new double[] {1, 0.5 + half}, band.high(), 1e-9);
    Mark.Line line = (Mark.Line) marks.get(2);
    assertArrayEquals(new double[] {0, 5}, line.x());
    assertArrayEquals(new double[] {1, 0.5}, line.y());
    assertEquals("W*", marks.get(3).series());
    assertEquals(4, marks.size(), "one seed has no band");
    Table table = findings.tables().get(0);
    assertEquals("some-accuracy-by-delay", table.name());
    assertEquals(6, table.rows());
    assertEquals(
        "accuracy | W | 5.0 | 3.0 | 0.5",
        FakeStudy.row(table, 1, "curve", "arm", "at", "n", "mean"));
    assertEquals("W | 10.0 | 0.0", FakeStudy.row(table, 2, "arm", "at", "n"));
  }

  @Test
  void aTableWithWordsIsNoCurve() {
    Table words =
        new Table(
            "accuracy-by-delay",
            "",
            List.of(
                new Column.Texts("unit", List.of("a")),
                new Column.Numbers("accuracy", "", new double[] {1})));
    assertTrue(analyze(FakeRun.done("W", INFERENCE, 1, 1).having(words)).figures().isEmpty());
  }
}
