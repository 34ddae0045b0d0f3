package org.anlage.linear.dynamics;

import static org.anlage.linear.dynamics.Portable.DECOMPOSITIONS;
import static org.anlage.linear.dynamics.Portable.KERNELS;
import static org.anlage.linear.dynamics.Portable.product;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class StationaryCovarianceTest {
  @Test
  void variancesOfModesAreThoseOfTheClosedForms() {
    assertEquals(250, StationaryCovariance.ofMode(0.998), 1e-9);
    assertEquals(250.025, StationaryCovariance.ofMode(0.998, 0.1, 0.1), 1e-3);
    assertEquals(10.0004, StationaryCovariance.ofMode(0.998, 0.04, 0.04 * 0.04), 1e-4);
    assertEquals(1.02564, StationaryCovariance.ofMode(0.5, 0.1, 0.1), 1e-5);
    assertEquals(0.040404, StationaryCovariance.ofMode(0.5, 0.04, 0.04 * 0.04), 1e-6);
  }

  @Test
  void solvesTheLyapunovEquation() {
    int n = 30;
    Matrix weights = Portable.normal(n, n, 0.9 / Math.sqrt(n), 3);
    Matrix s = StationaryCovariance.of(weights, KERNELS, DECOMPOSITIONS);
    Matrix drift = weights.transpose().combine(Matrix.identity(n), (a, i) -> a - i);
    Matrix left = product(drift, s);
    Matrix residual = left.combine(left.transpose(), Double::sum);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(i == j ? -1 : 0, residual.get(i, j), 1e-9);
      }
    }
  }

  @Test
  void solvesTheEquationOfEulersMethod() {
    int n = 12;
    double h = 0.1;
    Matrix weights = Portable.normal(n, n, 0.9 / Math.sqrt(n), 4);
    Matrix s = StationaryCovariance.ofEuler(weights, h, h, KERNELS, DECOMPOSITIONS);
    Matrix step = weights.transpose().combine(Matrix.identity(n), (a, i) -> h * a + (1 - h) * i);
    Matrix next = product(product(step, s), step.transpose());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(s.get(i, j), next.get(i, j) + (i == j ? h : 0), 1e-9);
      }
    }
  }

  @Test
  void aSymmetricMatrixHasHalfTheInverse() {
    Matrix weights = Matrix.of(new double[][] {{0.2, 0.5}, {0.5, -0.1}});
    Matrix s = StationaryCovariance.of(weights, KERNELS, DECOMPOSITIONS);
    // (I - A)^-1 = [[1.1, 0.5], [0.5, 0.8]] / 0.63
    assertEquals(0.55 / 0.63, s.get(0, 0), 1e-12);
    assertEquals(0.25 / 0.63, s.get(0, 1), 1e-12);
    assertEquals(0.40 / 0.63, s.get(1, 1), 1e-12);
  }

  @Test
  void bothWaysAgreeOnAlmostSymmetricWeights() {
    int n = 20;
    Matrix a = Portable.normal(n, n, 0.3 / Math.sqrt(n), 5);
    Matrix symmetric = a.combine(a.transpose(), Double::sum);
    Matrix tilted = symmetric.copy();
    tilted.set(0, 1, tilted.get(0, 1) + 1e-9);
    Matrix exact = StationaryCovariance.of(symmetric, KERNELS, DECOMPOSITIONS);
    Matrix general = StationaryCovariance.of(tilted, KERNELS, DECOMPOSITIONS);
    assertTrue(!StationaryCovariance.isSymmetric(tilted));
    for (int k = 0; k < n * n; k++) {
      assertEquals(exact.values()[k], general.values()[k], 1e-7);
    }
  }

  @Test
  void theSpectrumIsThatOfTheCovariance() {
    int n = 20;
    Matrix a = Portable.normal(n, n, 0.3 / Math.sqrt(n), 5);
    for (Matrix weights : new Matrix[] {a, a.combine(a.transpose(), Double::sum)}) {
      double[] spectrum =
          StationaryCovariance.spectrum(
              weights, DECOMPOSITIONS.eigenvalues(weights), KERNELS, DECOMPOSITIONS);
      double[] ascending =
          DECOMPOSITIONS.symmetricEigenvalues(
              StationaryCovariance.of(weights, KERNELS, DECOMPOSITIONS));
      for (int k = 0; k < n; k++) {
        assertEquals(ascending[n - 1 - k], spectrum[k], 1e-10);
      }
    }
  }

  @Test
  void unstableWeightsAreRefused() {
    Matrix symmetric = Matrix.of(new double[][] {{1, 0}, {0, 0.5}});
    Matrix other = Matrix.of(new double[][] {{1.2, 1}, {0, 0.5}});
    for (Matrix weights : new Matrix[] {symmetric, other}) {
      ProblemException problem =
          assertThrows(
              ProblemException.class,
              () -> StationaryCovariance.of(weights, KERNELS, DECOMPOSITIONS));
      assertTrue(problem.getMessage().contains("below 1"), problem.getMessage());
    }
  }

  @Test
  void eigenvaluesThatAreNotFoundAreOneClearError() {
    Decompositions failing =
        (Decompositions)
            Proxy.newProxyInstance(
                Decompositions.class.getClassLoader(),
                new Class<?>[] {Decompositions.class},
                (proxy, method, arguments) -> {
                  throw new ArithmeticException("no convergence");
                });
    Matrix other = Matrix.of(new double[][] {{0.2, 1}, {0, 0.5}});
    for (Matrix weights : new Matrix[] {Matrix.identity(2).map(x -> 0.5 * x), other}) {
      ProblemException problem =
          assertThrows(
              ProblemException.class, () -> StationaryCovariance.of(weights, KERNELS, failing));
      assertTrue(problem.getMessage().contains("eigenvalues were not found"), problem.toString());
      assertTrue(problem.getMessage().contains("no convergence"), problem.toString());
    }
    ProblemException modes =
        assertThrows(
            ProblemException.class,
            () ->
                Rotation.eigenvalues(
                    List.of(Matrix.zeros(2, 9)), Matrix.identity(2), 2, 1, 0, KERNELS, failing));
    assertTrue(modes.getMessage().contains("correlations of the units"), modes.toString());
  }
}
