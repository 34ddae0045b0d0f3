package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.training.LossTerm;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;

class BudgetAuditTest {
  private static final Matrix WEIGHTS =
      Matrix.of(new double[][] {{2, 0, 0}, {0, -1, 0}, {0, 0, 1}});
  // Off the diagonal: 1, 1, 2, 2, 3, 3; the median is 2, so only the pairs at 3 are long.
  private static final Matrix DISTANCES =
      Matrix.of(new double[][] {{0, 1, 2}, {1, 0, 3}, {2, 3, 0}});
  private static final Matrix GRADIENT =
      Matrix.of(new double[][] {{3, 1, 2}, {1, 4, 6}, {2, 8, 0}});

  private static Findings audit(Optional<Matrix> distances) {
    return BudgetAudit.of(
        List.of(new LossTerm("task", 0.75, GRADIENT), new LossTerm("l1", 0.25, Matrix.zeros(3, 3))),
        Optional.of(WEIGHTS),
        WEIGHTS,
        distances,
        new EjmlDecompositions());
  }

  @Test
  void gradientsAreSplitByClassOfEdge() {
    Table budget = audit(Optional.of(DISTANCES)).tables().get(0);
    assertArrayEquals(new double[] {0.75, 0.25}, budget.numbers("value"), 0);
    assertArrayEquals(new double[] {0.75, 0.25}, budget.numbers("share_of_loss"), 0);
    assertEquals(Math.sqrt(25 + 10 + 100), budget.numbers("gradient_norm")[0], 1e-14);
    assertEquals(5, budget.numbers("gradient_norm_self")[0], 1e-14);
    assertEquals(Math.sqrt(1 + 4 + 1 + 4), budget.numbers("gradient_norm_short")[0], 1e-14);
    assertEquals(10, budget.numbers("gradient_norm_long")[0], 1e-14);
    assertEquals(0, budget.numbers("gradient_norm")[1]);
  }

  @Test
  void withoutDistancesTheOthersAreOneClass() {
    Table budget = audit(Optional.empty()).tables().get(0);
    assertEquals(Math.sqrt(110), budget.numbers("gradient_norm_other")[0], 1e-14);
    assertFalse(budget.has("gradient_norm_long"));
  }

  @Test
  void theStateOfTheWeightsIsMeasured() {
    var state = audit(Optional.empty()).metrics();
    assertEquals(2, state.get("spectral_radius"), 1e-12);
    assertEquals(4, state.get("sum_of_absolute_weights"), 0);
    assertEquals(Math.sqrt(6), state.get("frobenius_norm"), 1e-15);
    assertFalse(state.containsKey("norm_relative_to_arm"));
    assertEquals(1, state.get("share_of_self_coupling"), 0);
    // Singular values 2, 1, 1: p = 1/2, 1/4, 1/4, entropy 1.5 ln 2.
    assertEquals(Math.pow(2, 1.5), state.get("effective_rank"), 1e-12);
  }

  /** The best approximation of rank 1 of diag(2, -1, 1) keeps 2 of a norm of sqrt(6). */
  @Test
  void whatACellLeavesOfTheArmIsMeasured() {
    Matrix cut = Matrix.of(new double[][] {{2, 0, 0}, {0, 0, 0}, {0, 0, 0}});
    var state =
        BudgetAudit.of(
                List.of(), Optional.of(cut), WEIGHTS, Optional.empty(), new EjmlDecompositions())
            .metrics();
    assertEquals(2 / Math.sqrt(6), state.get("norm_relative_to_arm"), 1e-15);
  }

  @Test
  void noWeightsAtAllHaveNoShare() {
    var state =
        BudgetAudit.of(
                List.of(),
                Optional.of(Matrix.zeros(2, 2)),
                Matrix.zeros(2, 2),
                Optional.empty(),
                new EjmlDecompositions())
            .metrics();
    assertEquals(Double.NaN, state.get("share_of_self_coupling"));
    assertEquals(0, state.get("effective_rank"), 0);
  }

  @Test
  void aTrainerWithoutGradientHasNoNorms() {
    Table without =
        BudgetAudit.of(
                List.of(new LossTerm("task", 0.75)),
                Optional.of(GRADIENT),
                GRADIENT,
                Optional.empty(),
                new EjmlDecompositions())
            .tables()
            .get(0);
    assertEquals(
        List.of("term", "value", "share_of_loss"),
        without.columns().stream().map(Column::name).toList());
    Table mixed =
        BudgetAudit.of(
                List.of(new LossTerm("task", 0.75), new LossTerm("l1", 0.25, GRADIENT)),
                Optional.of(GRADIENT),
                GRADIENT,
                Optional.empty(),
                new EjmlDecompositions())
            .tables()
            .get(0);
    assertTrue(Double.isNaN(mixed.numbers("gradient_norm")[0]));
    assertTrue(mixed.numbers("gradient_norm")[1] > 0);
  }
}
