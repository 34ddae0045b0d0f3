package org.anlage.generators.transforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.transforms.Signs.Magnitudes;
import org.anlage.generators.transforms.Signs.Others;
import org.junit.jupiter.api.Test;

class RankAndSignsTest {
  private static final int N = 30;
  private static final Matrix W = normal();

  private static Matrix normal() {
    RandomStream random = RandomStream.of(4);
    Matrix weights = Matrix.zeros(N, N).map(x -> random.nextGaussian());
    weights.set(2, 3, 0);
    weights.set(5, 5, 0);
    return weights;
  }

  private static Matrix truncated(Matrix weights, int rank) {
    return new TruncateRank()
        .apply(new TruncateRank.Parameters(rank), weights, Contexts.prior(weights.rows(), 1));
  }

  private static Matrix signs(double share, Others others, double positive, Magnitudes m) {
    return new Signs()
        .apply(new Signs.Parameters(share, others, positive, m), W, Contexts.prior(N, 1));
  }

  @Test
  void theLargestSingularValuesStayInProportionAndTheNormStays() {
    double[] before = Contexts.ALGEBRA.singularValues(W);
    for (int rank : new int[] {1, 7, N}) {
      Matrix result = truncated(W, rank);
      double[] after = Contexts.ALGEBRA.singularValues(result);
      assertEquals(Scaling.norm(W), Scaling.norm(result), 1e-12 * Scaling.norm(W));
      for (int k = 0; k < N; k++) {
        double wanted = k < rank ? before[k] * after[0] / before[0] : 0;
        assertEquals(wanted, after[k], 1e-12 * after[0]);
      }
    }
    assertArrayEquals(W.values(), truncated(W, N).values(), 1e-12);
  }

  /** Singular values 4 and 3 of a permuted diagonal matrix: the norm of both goes to the first. */
  @Test
  void aDiagonalMatrixByHand() {
    assertArrayEquals(
        new double[] {0, 5, 0, 0},
        truncated(Matrix.of(new double[][] {{0, 4}, {3, 0}}), 1).values(),
        1e-14);
  }

  @Test
  void ranksAboveTheUnitsAndZeroWeightsAreRefused() {
    Contexts.assertProblem(Kind.CONFIGURATION, "truncate-rank.rank", () -> truncated(W, N + 1));
    Contexts.assertProblem(
        Kind.CONFIGURATION, "Frobenius norm of 0", () -> truncated(Matrix.zeros(3, 3), 1));
  }

  private static int agreeing(Matrix result) {
    int same = 0;
    for (int k = 0; k < N * N; k++) {
      same += W.values()[k] != 0 && W.values()[k] * result.values()[k] > 0 ? 1 : 0;
    }
    return same;
  }

  /** 898 of 900 weights are not zero. */
  @Test
  void aShareKeepsItsSigns() {
    for (double share : new double[] {0, 0.25, 1}) {
      Matrix result = signs(share, Others.OPPOSITE, 0.5, Magnitudes.KEPT);
      assertEquals(share * 898, agreeing(result), 1);
      assertEquals(W.map(Math::abs), result.map(Math::abs));
    }
    assertEquals(W, signs(1, Others.DRAWN, 0.5, Magnitudes.KEPT));
    assertEquals(W.map(Math::abs), signs(0, Others.DRAWN, 1, Magnitudes.KEPT));
    double drawn = agreeing(signs(0, Others.DRAWN, 0.5, Magnitudes.KEPT));
    assertEquals(449, drawn, 4.5 * Math.sqrt(898) / 2);
  }

  @Test
  void magnitudesChangePlacesOrBecomeEqual() {
    Matrix shuffled = signs(1, Others.DRAWN, 0.5, Magnitudes.SHUFFLED);
    assertEquals(898, agreeing(shuffled));
    assertNotEquals(W, shuffled);
    assertArrayEquals(Contexts.sorted(W.map(Math::abs)), Contexts.sorted(shuffled.map(Math::abs)));
    Matrix equal = signs(1, Others.DRAWN, 0.5, Magnitudes.EQUAL);
    assertEquals(898, agreeing(equal));
    double mean = Arrays.stream(W.values()).map(Math::abs).sum() / 898;
    assertTrue(
        Arrays.stream(equal.values())
            .allMatch(x -> x == 0 || Math.abs(Math.abs(x) - mean) < 1e-14));
  }
}
