package org.anlage.analyzers.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.KruskalWallis;
import org.anlage.stats.MannWhitney;
import org.anlage.stats.RankAnova;
import org.junit.jupiter.api.Test;

class FactorEffectsTest {
  private static final List<String> ARMS = List.of("WD", "WD*", "W*D", "W*D*", "outside");
  private static final Map<String, Map<String, String>> FACTORS =
      Map.of(
          "WD", Map.of("weights", "W", "only one", "x"),
          "WD*", Map.of("weights", "W", "only one", "x"),
          "W*D", Map.of("weights", "W*", "only one", "x"),
          "W*D*", Map.of("weights", "W*", "only one", "x"));

  private static final double[][] VALUES = {
    {0.61, 0.62, 0.63}, {0.64, 0.6, 0.66}, {0.9, 0.97, 0.7}, {0.95, 1, 0.99}
  };

  @Test
  void oneFactorOfTwoLevelsIsTestedThreeWays() {
    double[] random = {0.61, 0.62, 0.63};
    double[] measured = {0.9, 0.97, 0.7};
    Findings findings =
        analyze(
            Map.of("WD", Map.of("weights", "W"), "W*D", Map.of("weights", "W*")),
            List.of("WD", "W*D"),
            random,
            measured);
    double[] all = {0.61, 0.62, 0.63, 0.9, 0.97, 0.7};
    RankAnova anova =
        RankAnova.of(all, List.of(new RankAnova.Factor("weights", new int[] {0, 0, 0, 1, 1, 1})));
    Table effects = findings.tables().get(0);
    assertEquals("weights", FakeStudy.row(effects, 0, "term"));
    assertEquals(anova.terms().get(0).f(), effects.numbers("F")[0]);
    assertEquals(anova.terms().get(0).p(), effects.numbers("p_holm")[0]);
    Table levels = findings.tables().get(1);
    assertEquals(KruskalWallis.of(List.of(random, measured)).h(), levels.numbers("H")[0]);
    Table pairs = findings.tables().get(2);
    assertEquals("W | W*", FakeStudy.row(pairs, 0, "first", "second"));
    assertEquals(MannWhitney.of(random, measured).p(), pairs.numbers("p")[0]);
    assertEquals(-1, pairs.numbers("cliffs_delta")[0]);
    assertEquals(1, findings.figures().get(0).panels().size());
  }

  @Test
  void twoFactorsAreTestedWhereTheOtherIsFixed() {
    Map<String, Map<String, String>> factors =
        Map.of(
            "WD", Map.of("weights", "W", "distances", "D"),
            "WD*", Map.of("weights", "W", "distances", "D*"),
            "W*D", Map.of("weights", "W*", "distances", "D"),
            "W*D*", Map.of("weights", "W*", "distances", "D*"));
    Findings findings = analyze(factors, ARMS.subList(0, 4), VALUES);
    Table effects = findings.tables().get(0);
    assertEquals(3, effects.rows());
    Table levels = findings.tables().get(1);
    assertEquals(4, levels.rows());
    Table pairs = findings.tables().get(2);
    assertEquals(4, pairs.rows());
    for (int row = 0; row < 4; row++) {
      assertTrue(pairs.numbers("p_holm")[row] >= pairs.numbers("p")[row]);
      assertTrue(pairs.numbers("p_holm")[row] <= 1);
    }
    int weights = FakeStudy.row(effects, 0, "term").equals("weights") ? 0 : 1;
    assertTrue(effects.numbers("p")[weights] < 0.01);
    assertTrue(effects.numbers("p")[1 - weights] > 0.05);
    assertEquals(2, findings.figures().get(0).panels().size());
  }

  @Test
  void factorsOfOneLevelAndArmsOutsideAreNoPartOfTheDesign() {
    double[][] values = new double[5][];
    System.arraycopy(VALUES, 0, values, 0, 4);
    values[4] = new double[] {0, 0, 0};
    Findings findings = analyze(FACTORS, ARMS, values);
    assertEquals(1, findings.tables().get(0).rows());
    assertEquals("weights", FakeStudy.row(findings.tables().get(0), 0, "term"));
  }

  @Test
  void withoutFactorsNothingIsSaid() {
    Findings findings = analyze(Map.of(), ARMS.subList(0, 4), VALUES);
    assertTrue(findings.tables().isEmpty());
    assertTrue(findings.figures().isEmpty());
  }

  private static Findings analyze(
      Map<String, Map<String, String>> factors, List<String> arms, double[]... values) {
    List<StudyRun> runs = new ArrayList<>();
    for (int a = 0; a < arms.size(); a++) {
      for (int seed = 0; seed < values[a].length; seed++) {
        runs.add(FakeRun.done(arms.get(a), FakeStudy.INFERENCE, seed, values[a][seed]));
      }
    }
    FakeStudy study = new FakeStudy(arms, runs, List.of(), List.of(), factors);
    return new FactorEffects()
        .analyze(new FactorEffects.Parameters(List.of("test_accuracy")), study, FakeStudy.CONTEXT);
  }
}
