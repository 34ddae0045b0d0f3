package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanczosTest {
  private final Decompositions decompositions = new EjmlDecompositions();

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "9,9", "60,4", "300,5"})
  void agreesWithTheWholeSpectrum(int n, int count) {
    RandomStream random = RandomStream.of(n);
    Matrix g = Matrix.zeros(n, n).map(x -> random.nextGaussian());
    Matrix a = g.combine(g.transpose(), Double::sum);
    double[] all = decompositions.symmetricEigenvalues(a);
    double[] expected = new double[count];
    for (int i = 0; i < count; i++) {
      expected[i] = all[n - 1 - i];
    }
    assertArrayEquals(
        expected, largest(SymmetricOperator.of(a), count), 1e-10 * Math.max(1, all[n - 1]));
  }

  @Test
  void boundStateOfAPathOfTwoThousandNodes() {
    // One heavy edge at its end lifts one eigenvalue out of the band from -2 to 2.
    int n = 2000;
    double weight = 3;
    SymmetricOperator path =
        operator(
            n,
            (x, y) -> {
              for (int i = 0; i < n; i++) {
                double left = i > 0 ? (i == 1 ? weight : 1) * x[i - 1] : 0;
                double right = i < n - 1 ? (i == 0 ? weight : 1) * x[i + 1] : 0;
                y[i] = left + right;
              }
            });
    // x(0) = lambda^-1 weight x(1), x(i) = z^i from there: lambda = z + 1/z, weight^2 = 1 + 1/z^2.
    double z = 1 / Math.sqrt(weight * weight - 1);
    assertEquals(z + 1 / z, largest(path, 1)[0], 1e-10);
  }

  @Test
  void copiesAreFoundInAnInvariantSubspace() {
    SymmetricOperator identity = operator(100, (x, y) -> System.arraycopy(x, 0, y, 0, 100));
    assertArrayEquals(new double[] {1, 1, 1}, largest(identity, 3), 1e-14);
    SymmetricOperator zero = operator(50, (x, y) -> java.util.Arrays.fill(y, 0));
    assertArrayEquals(new double[] {0, 0}, largest(zero, 2));
  }

  @Test
  void theSameStreamGivesTheSameBits() {
    Matrix a = Matrix.zeros(40, 40).map(x -> 1);
    assertArrayEquals(largest(SymmetricOperator.of(a), 1), largest(SymmetricOperator.of(a), 1));
  }

  @Test
  void whatDoesNotSettleIsAnError() {
    int n = 4000;
    SymmetricOperator line =
        operator(
            n,
            (x, y) -> {
              for (int i = 0; i < n; i++) {
                y[i] = x[i] * (i / (double) n);
              }
            });
    ArithmeticException e =
        assertThrows(
            ArithmeticException.class,
            () -> decompositions.largestEigenvalues(line, 1, 1e-300, RandomStream.of(1)));
    assertTrue(e.getMessage().contains("did not settle in 510 steps"), e.getMessage());
    assertThrows(
        ArithmeticException.class,
        () -> largest(operator(5, (x, y) -> java.util.Arrays.fill(y, Double.NaN)), 1));
    assertThrows(IllegalArgumentException.class, () -> largest(line, 0));
  }

  private double[] largest(SymmetricOperator operator, int count) {
    return decompositions.largestEigenvalues(operator, count, 1e-11, RandomStream.of(7));
  }

  private interface Application {
    void apply(double[] x, double[] y);
  }

  private static SymmetricOperator operator(int n, Application application) {
    return new SymmetricOperator() {
      @Override
      public int size() {
        return n;
      }

      @Override
      public void apply(double[] x, double[] y) {
        application.apply(x, y);
      }
    };
  }
}
