package org.anlage.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.kernel.Schur;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the portable decompositions and by residuals; skipped where there is no OpenBLAS. */
final class OpenblasDecompositionsTest {
  private final Decompositions portable = new EjmlDecompositions();
  private final Decompositions openblas = new OpenblasDecompositions();

  @BeforeEach
  void needsTheLibrary() {
    Machine.assumeOpenblas();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 60})
  void spectraAgree(int n) {
    Matrix a = gaussian(n, n);
    Matrix symmetric = a.combine(a.transpose(), Double::sum);
    assertClose(sorted(portable.eigenvalues(a).real()), sorted(openblas.eigenvalues(a).real()));
    assertClose(
        sorted(portable.eigenvalues(a).imaginary()), sorted(openblas.eigenvalues(a).imaginary()));
    assertClose(portable.symmetricEigenvalues(symmetric), openblas.symmetricEigenvalues(symmetric));
    assertClose(portable.singularValues(a), openblas.singularValues(a));
    if (n > 0) {
      SymmetricOperator operator = SymmetricOperator.of(symmetric);
      assertClose(
          portable.largestEigenvalues(operator, 1, 1e-12, RandomStream.of(1)),
          openblas.largestEigenvalues(operator, 1, 1e-12, RandomStream.of(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 60})
  void factorsMultiplyBackToTheMatrix(int n) {
    Matrix a = gaussian(n, n);
    Orthogonal qr = openblas.qr(a);
    assertClose(a, product(qr.q(), qr.r()));
    assertClose(Matrix.identity(n), product(qr.q().transpose(), qr.q()));
    Matrix symmetric = a.combine(a.transpose(), Double::sum);
    SymmetricEigen eigen = openblas.symmetricEigen(symmetric);
    assertClose(
        symmetric,
        product(product(eigen.vectors(), diagonal(eigen.values())), eigen.vectors().transpose()));
    Schur schur = openblas.schur(a);
    assertClose(a, product(product(schur.q(), schur.t()), schur.q().transpose()));
    Matrix positive = product(a, a.transpose());
    Matrix l = openblas.cholesky(positive);
    assertClose(positive, product(l, l.transpose()));
    assertClose(portable.cholesky(positive), l);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(0, qr.r().get(i, j));
        assertEquals(0, l.get(j, i));
      }
    }
  }

  @Test
  void singularVectorsOfARectangle() {
    for (Matrix a : new Matrix[] {gaussian(5, 3), gaussian(3, 5)}) {
      SingularValues svd = openblas.singularValueDecomposition(a);
      assertEquals(a.rows() + " x 3", svd.u().shape());
      assertEquals(a.columns() + " x 3", svd.v().shape());
      assertClose(a, product(product(svd.u(), diagonal(svd.values())), svd.v().transpose()));
      assertClose(Matrix.identity(3), product(svd.u().transpose(), svd.u()));
    }
  }

  /** Values of so large a matrix are computed in another way than its vectors. */
  @Test
  void eigenvaluesOfLargeMatricesAreThoseOfTheirVectors() {
    Matrix a = gaussian(2000, 2000);
    Matrix symmetric = a.combine(a.transpose(), (x, y) -> (x + y) / 100);
    assertClose(
        openblas.symmetricEigen(symmetric).values(), openblas.symmetricEigenvalues(symmetric));
  }

  @Test
  void lyapunovAgrees() {
    Matrix a = gaussian(20, 20).combine(Matrix.identity(20), (x, one) -> x / 5 - 2 * one);
    Matrix q = Matrix.identity(20);
    assertClose(portable.lyapunov(a, q), openblas.lyapunov(a, q));
  }

  @Test
  void argumentsAreNotChanged() {
    Matrix a = gaussian(6, 6);
    Matrix before = a.copy();
    openblas.eigenvalues(a);
    openblas.singularValueDecomposition(a);
    openblas.qr(a);
    openblas.schur(a);
    openblas.symmetricEigen(a);
    assertEquals(before, a);
  }

  @Test
  void whatCannotBeDecomposedIsRefused() {
    Matrix a = Matrix.of(2, 2, new double[] {1, Double.NaN, 0, 1});
    assertThrows(ArithmeticException.class, () -> openblas.eigenvalues(a));
    assertThrows(ArithmeticException.class, () -> openblas.singularValues(a));
    Matrix indefinite = Matrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(ArithmeticException.class, () -> openblas.cholesky(indefinite));
    assertThrows(IllegalArgumentException.class, () -> openblas.qr(gaussian(2, 3)));
  }

  private static Matrix gaussian(int rows, int columns) {
    RandomStream random = RandomStream.of(rows * 100L + columns);
    return Matrix.zeros(rows, columns).map(x -> random.nextGaussian());
  }

  private static Matrix diagonal(double[] values) {
    Matrix matrix = Matrix.zeros(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      matrix.set(i, i, values[i]);
    }
    return matrix;
  }

  private static Matrix product(Matrix a, Matrix b) {
    RealBuffer.Float64 c = new RealBuffer.Float64(new double[a.rows() * b.columns()]);
    new ScalarKernels()
        .multiply(
            false,
            false,
            a.rows(),
            b.columns(),
            a.columns(),
            new RealBuffer.Float64(a.values()),
            0,
            a.columns(),
            new RealBuffer.Float64(b.values()),
            0,
            b.columns(),
            false,
            c,
            0,
            b.columns());
    return Matrix.of(a.rows(), b.columns(), c.values());
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }

  private static void assertClose(Matrix expected, Matrix actual) {
    assertEquals(expected.shape(), actual.shape());
    assertClose(expected.values(), actual.values());
  }

  private static void assertClose(double[] expected, double[] actual) {
    assertArrayEquals(expected, actual, 1e-11);
  }
}
