package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.DECISION;
import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final FakeStudy STUDY =
      FakeStudy.of(
          List.of("W", "W*"),
          FakeRun.done("W", INFERENCE, 1, 0.3, 0.5),
          FakeRun.done("W", INFERENCE, 2, 0.3, 0.7),
          FakeRun.done("W", INFERENCE, 3, Double.NaN).ended(RunStatus.FAILED),
          FakeRun.done("W*", INFERENCE, 1, 0.9, 1),
          FakeRun.done("W*", INFERENCE, 2).ended(RunStatus.MISSING),
          FakeRun.done("W", DECISION, 1).ended(RunStatus.BROKEN));

  private static Findings analyze(FakeStudy study) {
    return new Accuracy()
        .analyze(new Accuracy.Parameters(Accuracy.TrialSet.TEST), study, FakeStudy.CONTEXT);
  }

  @Test
  void countsAndAveragesFinishedRuns() {
    Table table = analyze(STUDY).tables().get(0);
    assertEquals(2 * 2 * 3, table.rows());
    String[] columns = {"arm", "task", "trials", "n", "failed", "missing", "mean", "min", "max"};
    assertEquals(
        "W | inference | test | 2.0 | 1.0 | 0.0 | 0.6 | 0.5 | 0.7",
        FakeStudy.row(table, 2, columns));
    assertEquals(
        "W* | inference | test | 1.0 | 0.0 | 1.0 | 1.0 | 1.0 | 1.0",
        FakeStudy.row(table, 5, columns));
    assertEquals(
        "W | decision | test | 0.0 | 1.0 | 0.0 | NaN | NaN | NaN",
        FakeStudy.row(table, 8, columns));
    // t(0.975, 1) = 12.7062, standard error 0.1: 0.6 +- 1.27, which no accuracy can be.
    assertEquals(0, table.numbers("low")[2]);
    assertEquals(1, table.numbers("high")[2]);
    assertTrue(Double.isNaN(table.numbers("low")[5]));
    assertEquals("train | 0.0", FakeStudy.row(table, 0, "trials", "n"));
  }

  @Test
  void drawsEverySeedAndWhatIsExpectedByChance() {
    List<Chart> panels = analyze(STUDY).figures().get(0).panels();
    assertEquals(2, panels.size());
    Chart inference = panels.get(0);
    assertEquals(List.of("W", "W*"), inference.x().categories());
    assertEquals(new Mark.Rule("chance", false, 0.25), inference.marks().get(0));
    assertEquals(new Mark.Rule("memoryless ceiling", false, 0.625), inference.marks().get(1));
    Mark.Points points = (Mark.Points) inference.marks().get(2);
    assertArrayEquals(new double[] {0, 0}, points.x());
    assertArrayEquals(new double[] {0.5, 0.7}, points.y());
    assertEquals("W", points.series());
    Mark.Interval mean = (Mark.Interval) inference.marks().get(3);
    assertEquals("W", mean.series());
    assertArrayEquals(new double[] {0.6}, mean.centre(), 1e-15);
    assertArrayEquals(new double[] {0, 1}, new double[] {mean.low()[0], mean.high()[0]});
    assertEquals("W*", inference.marks().get(4).series());
    assertEquals("proportion", inference.y().unit());

    List<Mark> decision = panels.get(1).marks();
    assertEquals(new Mark.Rule("chance", false, 0.5), decision.get(0));
    assertEquals(new Mark.Rule("ceiling", false, 0.9), decision.get(1));
    assertTrue(analyze(STUDY).figures().get(0).caption().contains("2 failed runs are left out"));
  }

  @Test
  void aStudyWithoutRunsHasATableAllTheSame() {
    Table table = analyze(FakeStudy.of(List.of("W"))).tables().get(0);
    assertEquals(6, table.rows());
    assertEquals("0.0 | 0.0 | NaN", FakeStudy.row(table, 0, "n", "failed", "mean"));
  }
}
