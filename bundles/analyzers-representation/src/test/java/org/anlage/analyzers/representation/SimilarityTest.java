package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static Findings states(RememberedSide run) {
    return new StateDynamics()
        .analyze(new StateDynamics.Parameters(24, 4, 1, 5, 1e-9), run, CONTEXT);
  }

  /** Kept for ever: one unit at +1 or -1; it does not move, and the two sides are one dimension. */
  @Test
  void aMemoryIsOneDimensionThatStays() {
    Findings found = states(RememberedSide.kept(7));
    Map<String, Double> m = found.metrics();
    assertEquals(1, m.get("state_dimension"), 1e-9);
    assertEquals(1, m.get("dynamics_rank"));
    assertEquals(1, m.get("dynamics_explained"), 1e-6);
    assertEquals(1, m.get("dynamics_spectral_radius"), 1e-6);
    Table means = found.tables().get(0);
    assertEquals(2 * 3 * 4, means.rows(), "sides, weathers, steps");
    List<String> kinds = ((Column.Texts) means.columns().get(0)).values();
    assertEquals("side left, weather rain", kinds.get(0));
    assertArrayEquals(new double[] {1, 3, 5, 7}, java.util.Arrays.copyOf(means.numbers("step"), 4));
  }

  /** A decay by 0.8 a step is a mode of 0.8, time constant -1 / ln 0.8. */
  @Test
  void aDecayHasItsTimeConstant() {
    Matrix decay = Matrix.zeros(4, 4);
    decay.set(0, 0, 0.8);
    Map<String, Double> m = states(RememberedSide.kept(7).trainedTo(decay)).metrics();
    assertEquals(0.8, m.get("dynamics_spectral_radius"), 1e-5);
    assertEquals(-1 / Math.log(0.8), m.get("dynamics_slowest_steps"), 1e-3);
    assertEquals(0, m.get("dynamics_slowest_angle"), 1e-12);
  }

  private static ComparedRun run(String arm, long seed, double decay, Matrix directions) {
    Map<String, double[]> rows = new java.util.TreeMap<>();
    for (int row = 0; row < 5; row++) {
      double[] at = new double[directions.columns()];
      for (int k = 0; k < at.length; k++) {
        at[k] = row * directions.get(0, k) + row * row * directions.get(1, k);
      }
      rows.put("row " + row, at);
    }
    double own = decay + 0.001 * seed;
    return new ComparedRun(arm, seed, rows, Matrix.of(new double[][] {{own, 0.3}, {-0.3, own}}));
  }

  /** Arms with other dynamics in the same states: only the dynamics tell them apart. */
  @Test
  void armsAreToldApartByWhatDiffers() {
    RandomStream random = RandomStream.of(2);
    List<ComparedRun> runs = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      Matrix q =
          CONTEXT.decompositions().qr(Matrix.zeros(2, 2).map(x -> random.nextGaussian())).q();
      runs.add(run("slow", seed, 0.9, q));
      runs.add(run("fast", seed, 0.2, q));
    }
    Similarities found = Similarities.of("t", runs, 2, CONTEXT.random(), CONTEXT.decompositions());
    assertEquals(6, found.mean("slow", "slow").pairs());
    assertEquals(16, found.mean("slow", "fast").pairs());
    assertEquals(1, found.mean("fast", "slow").alignment(), 1e-12);
    double apart = Math.atan(0.3 / 0.2) - Math.atan(0.3 / 0.9);
    assertEquals(apart, found.mean("slow", "fast").angle(), 0.01);
    ArmTest test = found.test("slow", "fast", 499, RandomStream.of(3));
    assertEquals(apart, test.dynamicsExcess(), 0.02);
    // Of 70 divisions of eight runs two, this and the one with arms exchanged, are as extreme.
    assertEquals(2 / 70.0, test.dynamicsP(), 0.03);
    assertTrue(test.dynamicsP() < 0.06);
    assertTrue(test.statesP() > 0.05, "states are the same: " + test.statesExcess());
    assertTrue(Double.isNaN(found.test("slow", "none", 9, RandomStream.of(3)).dynamicsP()));
  }

  /** Runs that remember, and runs that forget by 0.5 a step, four seeds of each. */
  private static StudyView study(boolean withFindings) {
    Matrix forgets = Matrix.zeros(4, 4);
    forgets.set(0, 0, 0.5);
    List<StudyRun> runs = new ArrayList<>();
    for (String arm : List.of("keeps", "forgets")) {
      for (long seed = 0; seed < 4; seed++) {
        RememberedSide run = RememberedSide.kept(7);
        Findings found = states(arm.equals("keeps") ? run : run.trainedTo(forgets));
        runs.add(
            answering(
                StudyRun.class,
                Map.of(
                    "arm",
                    arm,
                    "task",
                    "side",
                    "seed",
                    seed,
                    "status",
                    RunStatus.DONE,
                    "findings",
                    withFindings ? Map.of("state-dynamics", found) : Map.of())));
      }
    }
    return answering(
        StudyView.class,
        Map.of(
            "kind",
            RunKind.TRAIN,
            "arms",
            List.of(new StudyView.Arm("keeps", ""), new StudyView.Arm("forgets", "")),
            "tasks",
            List.of(new StudyView.StudyTask("side", Optional.empty())),
            "runs",
            runs,
            "comparisons",
            List.of(new StudyView.Comparison("keeps", List.of("forgets"), ""))));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                Optional.ofNullable(answers.get(method.getName()))
                    .orElseThrow(() -> new AssertionError("not asked for: " + method))));
  }

  /**
   * A memory and a decay have maps 1 and 0.5 along one line: their angle is 0, their states agree.
   */
  @Test
  void aStudyIsComparedRunByRun() {
    SimilarityAcrossArms.Parameters p = new SimilarityAcrossArms.Parameters(2, 3, 99);
    Findings found = new SimilarityAcrossArms().analyze(p, study(true), CONTEXT);
    Table means = found.tables().get(0);
    assertEquals(3, means.rows());
    assertArrayEquals(new double[] {3, 9, 3}, means.numbers("pairs"), "three seeds of each arm");
    assertEquals(1, means.numbers("alignment")[0], 1e-9);
    assertTrue(means.numbers("alignment")[1] < 0.9, "states shrink to nothing in one of them");
    assertArrayEquals(new double[3], means.numbers("angle"), 1e-6);
    Table tests = found.tables().get(1);
    // Of 20 divisions of six runs two are as extreme as this one.
    assertEquals(0.1, tests.numbers("states_p")[0], 0.1);
    assertEquals(2, found.figures().get(0).panels().size());
  }

  @Test
  void aStudyWithoutStatesIsRefused() {
    SimilarityAcrossArms.Parameters p = new SimilarityAcrossArms.Parameters(2, 3, 9);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> new SimilarityAcrossArms().analyze(p, study(false), CONTEXT));
    assertTrue(refused.getMessage().contains("add state-dynamics"), refused.getMessage());
  }

  @Test
  void tablesAreReadAsTheyWereWritten() {
    Matrix map = Matrix.of(new double[][] {{1, 2}, {3, 4}});
    assertEquals(map, StateDynamics.MapTable.read(StateDynamics.MapTable.of(map, 2)));
    Findings found = states(RememberedSide.kept(3));
    Map<String, double[]> rows = ConditionStates.read(found.tables().get(0));
    assertEquals(found.tables().get(0).rows(), rows.size());
    ComparedRun self = new ComparedRun("a", 1, rows, map);
    assertEquals(1, self.alignment(self), 1e-12);
    ComparedRun other = new ComparedRun("a", 1, Map.of("elsewhere", new double[] {1}), map);
    assertTrue(Double.isNaN(self.alignment(other)));
  }
}
