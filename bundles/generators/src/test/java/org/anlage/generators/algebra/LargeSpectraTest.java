package org.anlage.generators.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.junit.jupiter.api.Test;

class LargeSpectraTest {
  private static Matrix uniform(int n, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(n, n).map(x -> random.nextDouble(-1, 1));
  }

  @Test
  void productsWithVectorsFindWhatTheDecompositionFinds() {
    for (long seed = 1; seed <= 3; seed++) {
      Matrix a = uniform(300, seed);
      double expected = Contexts.ALGEBRA.eigenvalues(a).spectralAbscissa();
      assertEquals(1, LargeSpectra.abscissa(a, false, Contexts.ALGEBRA) / expected, 1e-9);
      Matrix s = a.combine(a.transpose(), Double::sum);
      double[] ascending = Contexts.ALGEBRA.symmetricEigenvalues(s);
      assertEquals(1, LargeSpectra.abscissa(s, true, Contexts.ALGEBRA) / ascending[299], 1e-10);
      assertEquals(1, LargeSpectra.abscissa(s, false, Contexts.ALGEBRA) / ascending[299], 1e-9);
    }
  }

  /** The rightmost eigenvalue, not the one of largest magnitude; a space that is soon whole. */
  @Test
  void theRightmostOfFewDistinctEigenvaluesIsFound() {
    Matrix a = Matrix.zeros(50, 50);
    for (int i = 0; i < 50; i++) {
      a.set(i, i, i % 2 == 0 ? 1 : -9);
    }
    a.set(3, 0, 2);
    assertEquals(1, LargeSpectra.abscissa(a, false, Contexts.ALGEBRA), 1e-9);
  }

  @Test
  void largeWeightsAreScaledBySuchAnEdge() {
    int n = 1000;
    Matrix a = uniform(n, 4);
    double edge = Scaling.spectralAbscissa(a, Contexts.ALGEBRA);
    // Circular law: radius sqrt(n / 3); the rightmost of finite ones lies a little beyond it.
    assertEquals(1.03, edge / Math.sqrt(n / 3.0), 0.04);
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
    String said =
        assertThrows(ProblemException.class, () -> Scaling.spectralAbscissa(uniform(5, 1), failing))
            .getMessage();
    assertTrue(said.contains("eigenvalues of the weights were not found"), said);
  }
}
