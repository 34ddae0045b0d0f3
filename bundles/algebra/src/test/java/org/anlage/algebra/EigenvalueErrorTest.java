package org.anlage.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvalueErrorTest {
  private final Decompositions decompositions = new EjmlDecompositions();

  private double error(Matrix a) {
    return EigenvalueError.ofSpectralRadius(a, decompositions.eigenvalues(a));
  }

  @Test
  void ofAHandWorkedMatrix() {
    Matrix a = Matrix.of(new double[][] {{1, 1}, {0.25, 1}});
    // Eigenvalues 1.5 and 0.5; x = (2, 1), y = (1, 2): |y| |A| |x| = 3 / 1 * 2, y x = 4.
    double expected = 2 * 0x1p-53 * 6 / (1.5 * 4);
    assertEquals(expected, error(a), 1e-3 * expected);
  }

  /** A complex pair: normal, so the condition is that of |A| alone. */
  @Test
  void ofARotation() {
    Matrix a = Matrix.of(new double[][] {{0, -2}, {2, 0}});
    double expected = 2 * 0x1p-53;
    assertEquals(expected, error(a), 1e-3 * expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30, 101})
  void ofIndependentEntriesItIsRounding(int n) {
    RandomStream random = RandomStream.of(n);
    double error = error(Matrix.zeros(n, n).map(x -> random.nextGaussian()));
    assertTrue(error > 0 && error < 1e-10, () -> "got " + error);
  }

  /** A Jordan block in another basis: eigenvalue 1 twelve times, found off by u^(1/12) = 5 %. */
  @Test
  void ofADefectiveMatrixItIsLarge() {
    int n = 12;
    Matrix jordan = Matrix.identity(n);
    for (int i = 1; i < n; i++) {
      jordan.set(i - 1, i, 1);
    }
    RandomStream random = RandomStream.of(5);
    Matrix q = decompositions.qr(Matrix.zeros(n, n).map(x -> random.nextGaussian())).q();
    Matrix a = product(product(q, jordan), q.transpose());
    double radius = decompositions.eigenvalues(a).spectralRadius();
    assertTrue(Math.abs(radius - 1) > 1e-3);
    assertTrue(error(a) > Math.abs(radius - 1) / 10, () -> radius + ", estimated " + error(a));
  }

  /** Scaling units changes neither eigenvalues nor the estimate. */
  @Test
  void scalesOfUnitsDoNotCount() {
    RandomStream random = RandomStream.of(6);
    Matrix a = Matrix.zeros(10, 10).map(x -> random.nextGaussian());
    Matrix scaled = a.copy();
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        scaled.set(i, j, StrictMath.scalb(a.get(i, j), 3 * (i - j)));
      }
    }
    assertEquals(error(a), error(scaled), 0.1 * error(a));
  }

  @Test
  void ofZeroAndOfSymmetricMatricesThereIsNone() {
    assertEquals(0, error(Matrix.zeros(3, 3)));
    assertEquals(
        0,
        EigenvalueError.ofSpectralRadius(
            Matrix.identity(2), new Eigenvalues(new double[] {1, 1}, new double[2])));
  }

  private static Matrix product(Matrix a, Matrix b) {
    int n = a.rows();
    Matrix c = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += a.get(i, k) * b.get(k, j);
        }
        c.set(i, j, sum);
      }
    }
    return c;
  }
}
