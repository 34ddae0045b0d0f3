package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.anlage.analyzers.learning.Comparisons.IntervalMethod;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
  private static final Comparisons.Parameters WELCH =
      new Comparisons.Parameters(List.of("test_accuracy"), IntervalMethod.WELCH, 100, 0.05, 10);

  private static Findings analyze(Comparisons.Parameters p, FakeStudy study) {
    return new Comparisons().analyze(p, study, FakeStudy.CONTEXT);
  }

  /** Arms a, b = a - 0.2 and c = a, so many seeds each, compared on one task. */
  private static FakeStudy study(int seeds) {
    List<StudyRun> runs = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      runs.add(FakeRun.done("a", INFERENCE, seed, 0.7 + 0.01 * seed));
      runs.add(FakeRun.done("b", INFERENCE, seed, 0.5 + 0.01 * seed));
      runs.add(FakeRun.done("c", INFERENCE, seed, 0.7 + 0.01 * seed));
    }
    runs.add(FakeRun.done("b", INFERENCE, seeds, Double.NaN).ended(RunStatus.FAILED));
    return new FakeStudy(List.of("a", "b", "c"), runs, List.of());
  }

  @Test
  void saysWhatIsHigherAfterHolm() {
    Table table = analyze(WELCH, study(12).comparing("a", "b", "c")).tables().get(0);
    assertEquals(4, table.rows(), "two contrasts on two tasks");
    assertEquals(
        "test_accuracy | inference | a | b | 12.0 | 12.0 | 0.0 | 1.0 | 0.2 | 144.0 | 1.0",
        FakeStudy.row(
            table,
            0,
            "metric",
            "task",
            "arm",
            "against",
            "n_arm",
            "n_against",
            "failed_arm",
            "failed_against",
            "difference",
            "u",
            "cliffs_delta"));
    String verdict = FakeStudy.row(table, 0, "verdict");
    assertTrue(verdict.startsWith("a is higher than b (Holm p = "), verdict);
    // The other task has no runs and hence no p: Holm is over two.
    assertEquals(2 * table.numbers("p")[0], table.numbers("p_holm")[0], 1e-15);
    assertEquals(1, table.numbers("p_holm")[1]);
    assertTrue(FakeStudy.row(table, 1, "verdict").startsWith("no difference shown"));
    assertTrue(Double.isNaN(table.numbers("p_holm")[2]));
    assertEquals(
        "not enough seeds (n = 0, 10 needed) for a verdict", FakeStudy.row(table, 2, "verdict"));
    assertEquals("matched null", FakeStudy.row(table, 0, "reason"));
  }

  @Test
  void saysWhatIsLower() {
    Table table = analyze(WELCH, study(12).comparing("b", "a")).tables().get(0);
    assertTrue(FakeStudy.row(table, 0, "verdict").startsWith("b is lower than a"));
    assertTrue(table.numbers("high")[0] < 0);
  }

  @Test
  void fewSeedsGiveNumbersButNoVerdict() {
    Table table = analyze(WELCH, study(3).comparing("a", "b")).tables().get(0);
    assertEquals(0.1, table.numbers("p")[0], 1e-12);
    assertEquals(
        "not enough seeds (n = 3, 10 needed) for a verdict", FakeStudy.row(table, 0, "verdict"));
    Table one = analyze(WELCH, study(1).comparing("a", "b")).tables().get(0);
    assertEquals("1.0 | 0.2 | NaN", FakeStudy.row(one, 0, "n_arm", "difference", "low"));
  }

  @Test
  void figureShowsDifferencesAboutZero() {
    Findings findings = analyze(WELCH, study(12).comparing("a", "b", "c"));
    assertEquals("differences-test-accuracy", findings.figures().get(0).name());
    List<Mark> marks = findings.figures().get(0).panels().get(0).marks();
    assertEquals(new Mark.Rule("no difference", false, 0), marks.get(0));
    Mark.Interval interval = (Mark.Interval) marks.get(1);
    assertArrayEquals(new double[] {0.2, 0}, interval.centre(), 1e-12);
    assertTrue(interval.low()[0] > 0 && interval.low()[1] < 0 && interval.high()[1] > 0);
  }

  @Test
  void bootstrapIsDeterministicAndSaidInTheCaption() {
    Comparisons.Parameters p =
        new Comparisons.Parameters(
            List.of("test_accuracy"), IntervalMethod.BOOTSTRAP, 1000, 0.05, 10);
    Table table = analyze(p, study(12).comparing("a", "b")).tables().get(0);
    assertTrue(table.caption().contains("bootstrap"));
    assertTrue(table.numbers("low")[0] > 0.15 && table.numbers("high")[0] < 0.25);
    assertArrayEquals(
        table.numbers("low"),
        analyze(p, study(12).comparing("a", "b")).tables().get(0).numbers("low"));
  }

  @Test
  void effectSizesHaveIntervals() {
    Table table = analyze(WELCH, study(12).comparing("a", "c")).tables().get(0);
    assertEquals("0.0 | 0.0", FakeStudy.row(table, 0, "cliffs_delta", "cohens_d"));
    // 1.96 standard errors of d = 0 with twelve and twelve: sqrt(24 / 144).
    assertEquals(1.959964 * Math.sqrt(1 / 6.0), table.numbers("d_high")[0], 1e-6);
    assertEquals(-table.numbers("delta_high")[0], table.numbers("delta_low")[0], 1e-12);
    assertTrue(table.numbers("delta_high")[0] > 0.3 && table.numbers("delta_high")[0] < 0.6);
  }

  @Test
  void correctedBootstrapIsSaidInTheCaption() {
    Comparisons.Parameters p =
        new Comparisons.Parameters(List.of("test_accuracy"), IntervalMethod.BCA, 1000, 0.05, 10);
    Table table = analyze(p, study(12).comparing("a", "b")).tables().get(0);
    assertTrue(table.caption().contains("accelerated bootstrap"), table.caption());
    assertTrue(table.numbers("low")[0] > 0.15 && table.numbers("high")[0] < 0.25);
  }

  @Test
  void withNothingToCompareThereIsNothing() {
    Findings findings = analyze(WELCH, study(3));
    assertTrue(findings.tables().isEmpty());
    assertTrue(findings.figures().isEmpty());
    assertFalse(analyze(WELCH, study(0).comparing("a", "b")).tables().isEmpty());
  }
}
