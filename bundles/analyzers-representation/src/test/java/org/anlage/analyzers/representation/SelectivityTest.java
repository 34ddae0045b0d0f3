package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialVariable;
import org.junit.jupiter.api.Test;

class SelectivityTest {
  private static Labels labels(String name, int... levels) {
    return new Labels(new TrialVariable(name, List.of("a", "b", "c")), levels);
  }

  /** Crossed factors share nothing; the cell means of a unit 3 a + 4 b have squares 9 and 16. */
  @Test
  void crossedVariablesExplainWhatTheyAdd() {
    List<Labels> crossed = List.of(labels("a", 0, 0, 1, 1), labels("b", 0, 1, 0, 1));
    Matrix states = Matrix.of(new double[][] {{0, 7}, {4, 7}, {3, 7}, {7, 7}});
    ExplainedVariance variance = new ExplainedVariance(crossed, 4);
    assertArrayEquals(new double[] {9 / 25.0, 0}, variance.alone(0, states), 1e-14);
    assertArrayEquals(new double[] {16 / 25.0, 0}, variance.alone(1, states), 1e-14);
    assertArrayEquals(new double[] {9 / 25.0, 0}, variance.unique(0, states), 1e-14);
  }

  /** One-way analysis of variance: means 1, 4, 7 about 4 in pairs, +-1 within. */
  @Test
  void aloneIsEtaSquared() {
    Matrix states = Matrix.of(6, 1, new double[] {0, 2, 3, 5, 6, 8});
    double between = 2 * (9 + 0 + 9);
    assertEquals(
        between / (between + 6),
        new ExplainedVariance(List.of(labels("v", 0, 0, 1, 1, 2, 2)), 6).alone(0, states)[0],
        1e-14);
  }

  @Test
  void whatOthersDetermineIsNotUnique() {
    Labels fine = labels("fine", 0, 0, 1, 1, 2, 2);
    Labels coarse = labels("coarse", 0, 0, 0, 0, 1, 1);
    Matrix states = Matrix.of(6, 1, new double[] {0, 2, 3, 5, 6, 8});
    ExplainedVariance variance = new ExplainedVariance(List.of(fine, coarse), 6);
    assertEquals(0, variance.unique(1, states)[0]);
    // Fine adds levels a and b within coarse: their means 1 and 4, four trials.
    assertEquals(4 * 2.25 / 42, variance.unique(0, states)[0], 1e-14);
  }

  @Test
  void distancesOfAPairAreTestedAgainstAllPairs() {
    Matrix line = Matrix.zeros(4, 4);
    double[] at = {0, 1, 3, 7};
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        line.set(i, j, Math.abs(at[i] - at[j]));
      }
    }
    SpatialPermutation test =
        SpatialPermutation.test(
            line, new int[] {0, 1}, new double[] {1, 0.5}, 6000, RandomStream.of(1));
    assertEquals(1, test.distance());
    // All pairs: 1 2 3 4 6 7, mean 23/6, and one of six is as near.
    assertEquals(23 / 6.0, test.expected(), 5 * 2.1 / Math.sqrt(6000));
    assertEquals(1 / 6.0, test.p(), 5 * Math.sqrt(5 / 36.0 / 6000));
    assertEquals(-(23 / 6.0 - 1) / Math.sqrt(115 / 6.0 - 23 * 23 / 36.0), test.z(), 0.05);
    // Weighted: pairs (0,1), (0,3), (1,3) with products 2, 4, 2 of their weights.
    assertEquals(
        (2 * 1 + 4 * 7 + 2 * 6) / 8.0,
        SpatialPermutation.mean(line, new int[] {0, 1, 3}, new double[] {2, 1, 2}));
    assertTrue(
        Double.isNaN(
            SpatialPermutation.test(line, new int[] {2}, new double[] {1}, 10, RandomStream.of(1))
                .p()));
  }

  @Test
  void oneUnitOfFourCarriesTheSide() {
    Matrix distances = Matrix.zeros(4, 4).map(x -> 1);
    Findings findings =
        new Selectivity()
            .analyze(
                new Selectivity.Parameters(48, 2, Optional.of(0.0), 0.5, List.of(1, 9), 20),
                RememberedSide.kept(5).at(distances),
                CONTEXT);
    assertEquals(0.25, findings.metrics().get("units_selective_for_side"));
    assertEquals(0, findings.metrics().get("units_selective_for_weather"));
    assertEquals(0, findings.metrics().get("units_selective_for_several"));
    assertEquals(1, findings.metrics().get("explained_by_side_in_delay"), 1e-12);
    assertEquals(1, findings.metrics().get("explained_only_by_side_in_delay"), 1e-12);
    assertTrue(Double.isNaN(findings.metrics().get("distance_of_side_units_p_window_1")));
    assertEquals(
        1, findings.tables().get(1).numbers("units")[0], "there is no window 9, so one row each");
    assertEquals(2, findings.tables().get(1).rows());
  }
}
