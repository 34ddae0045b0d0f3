package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.kernels.ScalarKernels;
import org.anlage.regularizers.InitialDistribution.SelfConnections;
import org.junit.jupiter.api.Test;

class InitialDistributionTest {
  private static final int N = 12;
  private static final Matrix INITIAL = Penalties.normal(N, 1);

  private static RegularizationContext context(Optional<Matrix> initial) {
    return new RegularizationContext(
        initial.map(Matrix::rows).orElse(N),
        Optional.empty(),
        Optional.empty(),
        RandomStream.of(1),
        new ScalarKernels(),
        initial,
        Optional.empty());
  }

  private static Penalties.Result evaluate(
      SelfConnections diagonal, double strength, Matrix initial, Matrix weights) {
    return Penalties.evaluate(
        new InitialDistribution()
            .bind(
                new InitialDistribution.Parameters(strength, diagonal),
                context(Optional.of(initial))),
        weights);
  }

  @Test
  void aPermutationCostsNothing() {
    int[] order = RandomStream.of(5).permutation(N * N);
    Matrix moved = Matrix.zeros(N, N);
    for (int k = 0; k < N * N; k++) {
      moved.values()[k] = INITIAL.values()[order[k]];
    }
    assertEquals(0, evaluate(SelfConnections.TOGETHER, 1, INITIAL, moved).value());
    assertArrayEquals(
        new double[N * N], evaluate(SelfConnections.TOGETHER, 1, INITIAL, moved).gradient());
    assertTrue(evaluate(SelfConnections.APART, 1, INITIAL, moved).value() > 0);
    Matrix turned = INITIAL.transpose();
    assertEquals(0, evaluate(SelfConnections.APART, 1, INITIAL, turned).value());
  }

  /** Every weight moved by c costs c^2, whatever the order. */
  @Test
  void aShiftCostsItsSquareForEachWeight() {
    Matrix shifted = INITIAL.transpose().map(x -> x + 0.25);
    for (SelfConnections diagonal : SelfConnections.values()) {
      Penalties.Result result = evaluate(diagonal, 2, INITIAL, shifted);
      assertEquals(2 * N * N * 0.0625, result.value(), 1e-12);
      for (double slope : result.gradient()) {
        assertEquals(2 * 2 * 0.25, slope, 1e-12);
      }
    }
  }

  /** Initial 0, 1 | 2, 5; weights 4, 4 | 1, -1 by ranks: diagonal (-1, 4) to (0, 5). */
  @Test
  void fourWeightsByHand() {
    Matrix initial = Matrix.of(new double[][] {{0, 1}, {2, 5}});
    Matrix weights = Matrix.of(new double[][] {{4, 4}, {1, -1}});
    Penalties.Result apart = evaluate(SelfConnections.APART, 1, initial, weights);
    // Diagonal: 4 to 5, -1 to 0; the others: 4 to 2, 1 to 1.
    assertEquals(1 + 1 + 4 + 0, apart.value());
    assertArrayEquals(new double[] {-2, 4, 0, -2}, apart.gradient());
    Penalties.Result together = evaluate(SelfConnections.TOGETHER, 1, initial, weights);
    // -1 to 0, 1 to 1, the first 4 to 2, the second to 5.
    assertEquals(1 + 0 + 4 + 1, together.value());
    assertArrayEquals(new double[] {4, -2, 0, -2}, together.gradient());
  }

  @Test
  void withoutInitialWeightsItIsRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                new InitialDistribution()
                    .bind(
                        new InitialDistribution.Parameters(1, SelfConnections.APART),
                        context(Optional.empty())));
    assertTrue(refused.getMessage().contains("before training"), refused.getMessage());
  }
}
