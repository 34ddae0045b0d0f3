package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.kernel.Schur;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EjmlDecompositionsTest {
  private final Decompositions decompositions = new EjmlDecompositions();

  @ParameterizedTest
  @MethodSource("org.anlage.kernels.ReferenceMatrices#cases")
  void agreesWithReference(JsonObject reference) {
    Matrix a = ReferenceMatrices.matrix(reference.get("A"));
    Matrix symmetric = a.combine(a.transpose(), (x, y) -> (x + y) / 2);
    Eigenvalues eigenvalues = decompositions.eigenvalues(a);
    assertEquals(
        reference.get("spectral_radius_A").getAsDouble(), eigenvalues.spectralRadius(), 1e-10);
    assertEquals(
        reference.get("spectral_abscissa_A").getAsDouble(), eigenvalues.spectralAbscissa(), 1e-10);
    double[] ascending =
        ReferenceMatrices.numbers(reference.get("eigenvalues_symmetric_part_ascending"));
    assertArrayEquals(ascending, decompositions.symmetricEigenvalues(symmetric), 1e-10);
    assertArrayEquals(ascending, decompositions.symmetricEigen(symmetric).values(), 1e-10);
    double[] singular = ReferenceMatrices.numbers(reference.get("singular_values"));
    Arrays.sort(singular);
    double[] descending = new double[singular.length];
    Arrays.setAll(descending, i -> singular[singular.length - 1 - i]);
    assertArrayEquals(descending, decompositions.singularValues(a), 1e-10);
    assertArrayEquals(descending, decompositions.singularValueDecomposition(a).values(), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void factorsMultiplyBackToTheMatrix(int n) {
    Matrix a = gaussian(n, n);
    Orthogonal qr = decompositions.qr(a);
    assertClose(a, product(qr.q(), qr.r()));
    assertClose(Matrix.identity(n), product(qr.q().transpose(), qr.q()));
    Matrix symmetric = a.combine(a.transpose(), Double::sum);
    SymmetricEigen eigen = decompositions.symmetricEigen(symmetric);
    assertClose(
        symmetric,
        product(product(eigen.vectors(), diagonal(eigen.values())), eigen.vectors().transpose()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void choleskyFactorsMultiplyBack(int n) {
    Matrix a = gaussian(n, n);
    Matrix positive = product(a, a.transpose());
    Matrix l = decompositions.cholesky(positive);
    for (int i = 0; i < n; i++) {
      assertTrue(l.get(i, i) > 0);
      for (int j = i + 1; j < n; j++) {
        assertEquals(0, l.get(i, j));
      }
    }
    assertClose(positive, product(l, l.transpose()));
  }

  @Test
  void choleskyOfAHandWorkedMatrix() {
    Matrix l = decompositions.cholesky(Matrix.of(new double[][] {{4, 2}, {2, 10}}));
    assertClose(Matrix.of(new double[][] {{2, 0}, {1, 3}}), l);
    Matrix indefinite = Matrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(ArithmeticException.class, () -> decompositions.cholesky(indefinite));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 101})
  void schurFormIsQuasiTriangularWithOrthogonalFactor(int n) {
    Matrix a = gaussian(n, n);
    Schur schur = decompositions.schur(a);
    assertClose(Matrix.identity(n), product(schur.q().transpose(), schur.q()));
    assertArrayEquals(
        a.values(), product(product(schur.q(), schur.t()), schur.q().transpose()).values(), 1e-11);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i - 1; j++) {
        assertEquals(0, schur.t().get(i, j));
      }
      assertTrue(i < 2 || schur.t().get(i, i - 1) * schur.t().get(i - 1, i - 2) == 0);
    }
  }

  @Test
  void refusesAShapeThatIsNotSquare() {
    Matrix oblong = Matrix.zeros(2, 3);
    assertThrows(IllegalArgumentException.class, () -> decompositions.cholesky(oblong));
    assertThrows(IllegalArgumentException.class, () -> decompositions.schur(oblong));
    assertThrows(
        IllegalArgumentException.class,
        () -> decompositions.lyapunov(Matrix.identity(2), Matrix.identity(3)));
  }

  @Test
  void singularVectorsOfARectangle() {
    for (Matrix a : new Matrix[] {gaussian(5, 3), gaussian(3, 5)}) {
      SingularValues svd = decompositions.singularValueDecomposition(a);
      assertEquals(a.rows() + " x 3", svd.u().shape());
      assertEquals(a.columns() + " x 3", svd.v().shape());
      assertClose(a, product(product(svd.u(), diagonal(svd.values())), svd.v().transpose()));
    }
  }

  @Test
  void argumentsAreNotChanged() {
    Matrix a = gaussian(6, 6);
    Matrix before = a.copy();
    decompositions.eigenvalues(a);
    decompositions.singularValueDecomposition(a);
    decompositions.qr(a);
    decompositions.symmetricEigen(a);
    assertEquals(before, a);
  }

  @Test
  void notFiniteIsRefused() {
    Matrix a = Matrix.of(2, 2, new double[] {1, Double.NaN, 0, 1});
    assertThrows(ArithmeticException.class, () -> decompositions.eigenvalues(a));
    assertThrows(ArithmeticException.class, () -> decompositions.singularValues(a));
    assertThrows(ArithmeticException.class, () -> decompositions.qr(a));
    assertThrows(ArithmeticException.class, () -> decompositions.cholesky(a));
    assertThrows(ArithmeticException.class, () -> decompositions.schur(a));
    assertThrows(ArithmeticException.class, () -> decompositions.lyapunov(Matrix.identity(2), a));
  }

  @Test
  void emptyMatricesHaveNothing() {
    Matrix empty = Matrix.zeros(0, 0);
    assertEquals(0, decompositions.eigenvalues(empty).spectralRadius());
    assertEquals(0, decompositions.singularValues(empty).length);
    assertEquals(0, decompositions.symmetricEigen(empty).values().length);
    assertEquals(empty, decompositions.cholesky(empty));
    assertEquals(empty, decompositions.schur(empty).t());
    assertEquals(empty, decompositions.lyapunov(empty, empty));
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
    Matrix c = Matrix.zeros(a.rows(), b.columns());
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
            new RealBuffer.Float64(c.values()),
            0,
            b.columns());
    return c;
  }

  private static void assertClose(Matrix expected, Matrix actual) {
    assertArrayEquals(expected.values(), actual.values(), 1e-12);
  }
}
