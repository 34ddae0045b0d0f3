package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LyapunovTest {
  private final Decompositions decompositions = new EjmlDecompositions();

  @Test
  void triangularByHand() {
    // x' = -x + y, y' = -2y, unit noise on both: var y = 1/4, cov = 1/12, var x = (1 + 1/6) / 2.
    Matrix a = Matrix.of(new double[][] {{-1, 1}, {0, -2}});
    Matrix x = decompositions.lyapunov(a, Matrix.identity(2));
    assertArrayEquals(new double[] {7.0 / 12, 1.0 / 12, 1.0 / 12, 1.0 / 4}, x.values(), 1e-15);
  }

  @Test
  void rotationWithDecayHasTheVarianceOfTheDecay() {
    Matrix a = Matrix.of(new double[][] {{-0.5, 3}, {-3, -0.5}});
    Matrix x = decompositions.lyapunov(a, Matrix.identity(2));
    assertArrayEquals(Matrix.identity(2).values(), x.values(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 33, 90})
  void solvesItsEquation(int n) {
    RandomStream random = RandomStream.of(n);
    Matrix g = Matrix.zeros(n, n).map(x -> random.nextGaussian() / Math.sqrt(n));
    Matrix stable = g.combine(Matrix.identity(n), (x, one) -> x - 1.5 * one);
    Matrix symmetric = stable.combine(stable.transpose(), Double::sum);
    Matrix covariance = g.combine(g.transpose(), Double::sum);
    for (Matrix a : new Matrix[] {stable, symmetric, stable.map(x -> -x)}) {
      for (Matrix q : new Matrix[] {Matrix.identity(n), covariance, g}) {
        Matrix x = decompositions.lyapunov(a, q);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double left = q.get(i, j);
            for (int k = 0; k < n; k++) {
              left += a.get(i, k) * x.get(k, j) + x.get(i, k) * a.get(j, k);
            }
            assertEquals(0, left, 1e-11);
          }
        }
        if (q != g) {
          assertEquals(x, x.transpose());
        }
      }
    }
  }

  @Test
  void eigenvaluesThatAddToZeroAreRefused() {
    Matrix mirrored = Matrix.of(new double[][] {{1, 5}, {0, -1}});
    Matrix rotation = Matrix.of(new double[][] {{0, 1}, {-1, 0}});
    Matrix symmetric = Matrix.of(new double[][] {{2, 0}, {0, -2}});
    for (Matrix a : new Matrix[] {mirrored, rotation, symmetric}) {
      assertThrows(ArithmeticException.class, () -> decompositions.lyapunov(a, Matrix.identity(2)));
    }
  }
}
