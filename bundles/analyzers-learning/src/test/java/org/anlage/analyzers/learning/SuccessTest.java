package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.DECISION;
import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class SuccessTest {
  private static Findings findings(FakeStudy study, Optional<Double> level, int epochs) {
    return new Success()
        .analyze(
            new Success.Parameters(
                "validation_accuracy", 0.9, level, epochs, Success.RateInterval.EXACT),
            study,
            FakeStudy.CONTEXT);
  }

  /** Eighteen of twenty: exact 0.683 to 0.988; half of the rest at epoch 1, half at epoch 3. */
  private static FakeStudy study() {
    List<StudyRun> runs = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      runs.add(
          seed < 2
              ? FakeRun.done("W", INFERENCE, seed, 0.3, 0.9, 0.5)
              : seed < 11
                  ? FakeRun.done("W", INFERENCE, seed, 0.95, 0.95, 0.9)
                  : FakeRun.done("W", INFERENCE, seed, 0.3, 0.5, 0.95));
    }
    for (int seed = 0; seed < 5; seed++) {
      runs.add(FakeRun.done("null", INFERENCE, seed, 0.3, 0.3, seed == 0 ? 1 : 0.3));
    }
    runs.add(FakeRun.done("null", INFERENCE, 5, 0.3).ended(RunStatus.FAILED));
    runs.add(FakeRun.done("null", INFERENCE, 6, 1).ended(RunStatus.MISSING));
    return new FakeStudy(List.of("W", "null"), runs, List.of()).comparing("W", "null");
  }

  @Test
  void ratesHaveExactIntervalsAndTimesMedians() {
    Table table = findings(study(), Optional.empty(), 1).tables().get(0);
    // Chance 0.25, ceiling 1: nine tenths of the way are 0.925.
    assertEquals(
        "W | inference | 0.925 | 20.0 | 18.0 | 0.9",
        FakeStudy.row(table, 0, "arm", "task", "threshold", "runs", "succeeded", "rate"));
    assertEquals(0.68302, table.numbers("low")[0], 1e-5);
    assertEquals(0.98765, table.numbers("high")[0], 1e-5);
    assertEquals(2, table.numbers("update")[0], "half at 1, half at 3");
    assertEquals(1, table.numbers("update_low")[0]);
    assertEquals(3, table.numbers("update_high")[0]);
    assertEquals(
        "null | 6.0 | 1.0",
        FakeStudy.row(table, 1, "arm", "runs", "succeeded"),
        "failed: no success");
    assertEquals("W | decision | 0.0", FakeStudy.row(table, 2, "arm", "task", "runs"));
    assertTrue(Double.isNaN(table.numbers("rate")[2]));
  }

  @Test
  void aThresholdMustBeHeld() {
    Table table = findings(study(), Optional.of(0.9), 2).tables().get(0);
    assertEquals(9, table.numbers("succeeded")[0], "only those that start there stay for two");
    assertEquals(
        18, findings(study(), Optional.empty(), 1).tables().get(0).numbers("succeeded")[0]);
  }

  /** Expected by hand: at 1, 9 of 26; at 3, 9 + 1 among 11 of W and 5 of the null. */
  @Test
  void armsAreTestedWithFailuresCensored() {
    Table tests = findings(study(), Optional.empty(), 1).tables().get(1);
    assertEquals("W | null", FakeStudy.row(tests, 0, "arm", "against"));
    assertEquals(18, tests.numbers("observed")[0]);
    assertEquals(9 * 20 / 26.0 + 10 * 11 / 16.0, tests.numbers("expected")[0], 1e-12);
    double variance =
        9 * (20 / 26.0) * (6 / 26.0) * (17 / 25.0) + 10 * (11 / 16.0) * (5 / 16.0) * (6 / 15.0);
    assertEquals(
        (18 - 9 * 20 / 26.0 - 10 * 11 / 16.0) / Math.sqrt(variance), tests.numbers("z")[0], 1e-12);
  }

  @Test
  void fewRunsAreNotTested() {
    FakeStudy study =
        FakeStudy.of(List.of("W", "V"), FakeRun.done("W", INFERENCE, 1, 1)).comparing("W", "V");
    Table tests = findings(study, Optional.empty(), 1).tables().get(1);
    assertEquals(0, tests.rows());
    assertTrue(tests.caption().contains("fewer than 5: 1 runs of W on inference"), tests.caption());
    Mark.Line line =
        (Mark.Line)
            findings(study, Optional.empty(), 1).figures().get(0).panels().get(0).marks().get(0);
    assertEquals(1, line.y()[line.y().length - 1]);
  }

  @Test
  void impossibleThresholdsAreRefused() {
    FakeStudy study = FakeStudy.of(List.of("W"), FakeRun.done("W", DECISION, 1, 0.9));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> findings(study, Optional.of(0.95), 1));
    assertTrue(refused.getMessage().contains("ceiling, 0.9"), refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Success.Parameters(
                "test_loss", 0.9, Optional.empty(), 1, Success.RateInterval.EXACT));
  }
}
