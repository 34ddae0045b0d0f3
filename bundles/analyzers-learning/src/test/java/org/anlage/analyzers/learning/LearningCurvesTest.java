package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
  private static List<Figure> figures(FakeStudy study, String... metrics) {
    return new LearningCurves()
        .analyze(new LearningCurves.Parameters(List.of(metrics)), study, FakeStudy.CONTEXT)
        .figures();
  }

  @Test
  void drawsMeanAndQuartilesOfEveryArm() {
    FakeStudy study =
        FakeStudy.of(
            List.of("W", "W*"),
            FakeRun.done("W", INFERENCE, 1, 0.25, 0.5, 0.75),
            FakeRun.done("W", INFERENCE, 2, 0.25, 1),
            FakeRun.done("W", INFERENCE, 3, 0.1).ended(RunStatus.FAILED),
            FakeRun.done("W*", INFERENCE, 1, 0.5, 1));
    List<Figure> figures = figures(study, "validation_accuracy");
    assertEquals("curves-validation-accuracy", figures.get(0).name());
    List<Chart> panels = figures.get(0).panels();
    assertEquals(1, panels.size(), "the other task has no runs");
    List<Mark> marks = panels.get(0).marks();
    assertEquals(new Mark.Rule("chance", false, 0.25), marks.get(0));
    Mark.Band band = (Mark.Band) marks.get(2);
    assertEquals("W", band.series());
    assertArrayEquals(new double[] {1, 2, 3}, band.x());
    assertArrayEquals(new double[] {0.25, 0.625, 0.75}, band.low());
    assertArrayEquals(new double[] {0.25, 0.875, 0.75}, band.high());
    assertArrayEquals(new double[] {0.25, 0.75, 0.75}, ((Mark.Line) marks.get(3)).y());
    Mark.Line single = (Mark.Line) marks.get(4);
    assertEquals("W*", single.series());
    assertEquals(5, marks.size(), "one seed has no band");
    assertTrue(figures.get(0).caption().contains("One failed run is left out"));
  }

  @Test
  void aMetricThatNoRunHasIsNotDrawn() {
    FakeStudy study = FakeStudy.of(List.of("W"), FakeRun.done("W", INFERENCE, 1, 0.5));
    assertEquals(1, figures(study, "penalty_x", "test_accuracy").size());
    assertTrue(figures(FakeStudy.of(List.of("W")), "test_accuracy").isEmpty());
  }
}
