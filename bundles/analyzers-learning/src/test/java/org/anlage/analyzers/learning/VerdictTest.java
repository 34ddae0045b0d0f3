package org.anlage.analyzers.learning;

import static org.anlage.analyzers.learning.FakeStudy.INFERENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView.Comparison;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Verdict.Parameters DEFAULTS =
      new Verdict.Parameters("test_accuracy", false, 0.1, 0.05, 10);

  /** Prior p learns always; null "weak" never; "strong" always; as many seeds. */
  private static FakeStudy study(int seeds, String... nulls) {
    List<StudyRun> runs = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      runs.add(FakeRun.done("p", INFERENCE, seed, seed % 7 == 3 ? 0.999 : 1));
      runs.add(FakeRun.done("weak", INFERENCE, seed, 0.62 + 0.0005 * seed));
      runs.add(FakeRun.done("strong", INFERENCE, seed, seed % 7 == 6 ? 0.999 : 1));
    }
    return new FakeStudy(
        List.of("p", "weak", "strong"),
        runs,
        List.of(new Comparison("p", List.of(nulls), "Why?", Comparison.Kind.LADDER)));
  }

  private static String first(FakeStudy study) {
    return analyze(study).conclusions().get(0);
  }

  private static Findings analyze(FakeStudy study) {
    return new Verdict().analyze(DEFAULTS, study, FakeStudy.CONTEXT);
  }

  @Test
  void namesThePropertyThatCarriesTheGain() {
    Findings findings = analyze(study(40, "weak", "strong"));
    String verdict = findings.conclusions().get(0);
    assertTrue(
        verdict.startsWith(
            "p on inference: the strongest null that it does not beat is strong; what strong keeps"
                + " carries the gain over weak."),
        verdict);
    assertTrue(
        verdict.contains("Its mean is 1.000: better than weak (0.630, difference 0.370 [0.3"),
        verdict);
    assertTrue(
        verdict.contains(
            "; no difference larger than 0.100 from strong (1.000, difference 0.000 ["),
        verdict);
    Table ladder = findings.tables().get(0);
    assertEquals("beats", FakeStudy.row(ladder, 0, "outcome"));
    assertEquals("equivalent", FakeStudy.row(ladder, 1, "outcome"));
    assertEquals("ladder-1", findings.figures().get(0).name());
    assertEquals(
        List.of("weak", "strong", "p"), findings.figures().get(0).panels().get(0).x().categories());
    assertTrue(findings.methods().get(0).contains("Holm's correction over all 2 comparisons"));
  }

  @Test
  void saysWhenEveryNullIsBeaten() {
    String verdict = first(study(20, "weak"));
    assertTrue(
        verdict.startsWith("p on inference: beats every matched null; what it keeps"), verdict);
  }

  @Test
  void saysWhenThePriorIsExplainedByItsControls() {
    String verdict = first(study(40, "strong"));
    assertTrue(
        verdict.startsWith("p on inference: explained by its controls: it beats none of strong."),
        verdict);
  }

  @Test
  void saysNotDecidedWhereNothingIsShown() {
    Verdict.Parameters strict = new Verdict.Parameters("test_accuracy", false, 0.05, 0.05, 10);
    Findings findings = new Verdict().analyze(strict, study(10, "strong"), FakeStudy.CONTEXT);
    String verdict = findings.conclusions().get(0);
    assertTrue(verdict.startsWith("p on inference: not decided: neither"), verdict);
  }

  @Test
  void fewerThanTenSeedsGetNoVerdictButWhatIsMissing() {
    assertEquals(
        "p on inference: no verdict. 10 finished runs with test_accuracy are needed in each arm;"
            + " p has 9, weak has 9.",
        first(study(9, "weak")));
    Findings other = analyze(study(20, "weak"));
    assertTrue(other.conclusions().get(1).contains("no verdict"), "no runs on the other task");
  }

  @Test
  void failedRunsRankBelowAllOthersAndAreCounted() {
    FakeStudy study = study(20, "weak");
    List<StudyRun> runs = new ArrayList<>(study.runs());
    for (int seed = 20; seed < 60; seed++) {
      runs.add(FakeRun.done("p", INFERENCE, seed, Double.NaN).ended(RunStatus.FAILED));
    }
    String verdict = first(new FakeStudy(study.armNames(), runs, study.comparisons()));
    assertTrue(verdict.contains("not decided"), "better only while failures are left out");
    assertTrue(verdict.endsWith("Failed runs, ranked below all others: p 40."), verdict);
  }

  @Test
  void mixedOutcomesAreSaidGroupByGroup() {
    FakeStudy study = study(20, "weak");
    List<StudyRun> runs = new ArrayList<>(study.runs());
    for (int seed = 20; seed < 25; seed++) {
      runs.add(FakeRun.done("weak", INFERENCE, seed, 1));
    }
    FakeStudy mixed = new FakeStudy(study.armNames(), runs, study.comparisons());
    String verdict = first(mixed);
    assertTrue(
        verdict.contains(
            "Seeds fall into two groups: weak 5 of 25 seeds at 1.000, 20 at 0.620 to 0.630"),
        verdict);
    assertEquals("no finished run", OutcomeClusters.words(new double[0], 0.1));
    assertEquals("1 seed at 0.500", OutcomeClusters.words(new double[] {0.5}, 0.1));
  }

  @Test
  void withoutNullsThereIsNoVerdict() {
    FakeStudy plain = study(20, "weak");
    assertTrue(
        analyze(new FakeStudy(plain.armNames(), plain.runs(), List.of())).conclusions().isEmpty());
    FakeStudy contrast =
        new FakeStudy(plain.armNames(), plain.runs(), List.of()).comparing("p", "weak");
    assertTrue(first(contrast).contains("names no matched nulls"));
  }

  @Test
  void smallValuesCanBeGood() {
    Verdict.Parameters lower = new Verdict.Parameters("test_accuracy", true, 0.1, 0.05, 10);
    Findings findings = new Verdict().analyze(lower, study(20, "weak"), FakeStudy.CONTEXT);
    assertEquals("worse", FakeStudy.row(findings.tables().get(0), 0, "outcome"));
    assertTrue(
        findings.tables().get(0).numbers("difference")[0] > 0.3, "in the metric's direction");
    assertTrue(
        findings.conclusions().get(0).contains("Its mean is 1.000: worse than weak (0.62"),
        findings.conclusions().get(0));
  }
}
