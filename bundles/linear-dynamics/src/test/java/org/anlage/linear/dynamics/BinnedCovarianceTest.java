package org.anlage.linear.dynamics;

import static org.anlage.linear.dynamics.Portable.DECOMPOSITIONS;
import static org.anlage.linear.dynamics.Portable.KERNELS;
import static org.anlage.linear.dynamics.Portable.product;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class BinnedCovarianceTest {
  @Test
  void theMeanOfTwoStepsHasTheVarianceWorkedOutByHand() {
    // M = 0.95, variance 0.1 / (1 - 0.9025) = 1.02564; mean of two: variance (1 + 0.95) / 2.
    assertEquals(1.02564 * 0.975, BinnedCovariance.ofMode(0.5, 0.1, 0.1, 2), 1e-5);
    assertEquals(1.02564, BinnedCovariance.ofMode(0.5, 0.1, 0.1, 1), 1e-5);
  }

  /** Bins far longer than all timescales: the variance goes as 1 / (1 - lambda)^2. */
  @Test
  void longBinsDoubleTheExponent() {
    double slow = BinnedCovariance.ofMode(0.9, 0.1, 0.1, 100_000);
    double fast = BinnedCovariance.ofMode(0.6, 0.1, 0.1, 100_000);
    assertEquals(16, slow / fast, 0.05);
  }

  /** E[y y^T] of y = (x_0 + x_1 + x_2) / 3, each term on its own. */
  @Test
  void theCovarianceOfThreeStepsIsTheSumOfItsNineTerms() {
    int n = 8;
    double h = 0.2;
    Matrix weights = Portable.normal(n, n, 0.8 / Math.sqrt(n), 6);
    Matrix step = weights.transpose().combine(Matrix.identity(n), (a, i) -> h * a + (1 - h) * i);
    Matrix s = StationaryCovariance.ofEuler(weights, h, h, KERNELS, DECOMPOSITIONS);
    Matrix expected = Matrix.zeros(n, n);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        Matrix term = s;
        for (int k = 0; k < Math.abs(a - b); k++) {
          term = product(step, term);
        }
        expected = expected.combine(a < b ? term.transpose() : term, (x, y) -> x + y / 9);
      }
    }
    Matrix got = BinnedCovariance.of(weights, h, h, 3, KERNELS, DECOMPOSITIONS);
    for (int k = 0; k < n * n; k++) {
      assertEquals(expected.values()[k], got.values()[k], 1e-10);
    }
  }

  @Test
  void bothWaysAgreeOnAlmostSymmetricWeights() {
    int n = 12;
    Matrix a = Portable.normal(n, n, 0.3 / Math.sqrt(n), 5);
    Matrix symmetric = a.combine(a.transpose(), Double::sum);
    Matrix tilted = symmetric.copy();
    tilted.set(0, 1, tilted.get(0, 1) + 1e-9);
    Matrix exact = BinnedCovariance.of(symmetric, 0.1, 0.1, 7, KERNELS, DECOMPOSITIONS);
    Matrix general = BinnedCovariance.of(tilted, 0.1, 0.1, 7, KERNELS, DECOMPOSITIONS);
    for (int k = 0; k < n * n; k++) {
      assertEquals(exact.values()[k], general.values()[k], 1e-7);
    }
  }

  @Test
  void unstableWeightsAreRefused() {
    for (double off : new double[] {0, 1}) {
      Matrix weights = Matrix.of(new double[][] {{1.2, off}, {0, 0.5}});
      assertThrows(
          ProblemException.class,
          () -> BinnedCovariance.of(weights, 0.1, 0.1, 3, KERNELS, DECOMPOSITIONS));
    }
  }
}
