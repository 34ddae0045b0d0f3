package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixExponentialTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void agreesWithReferencesForGeneralMatrices(Precision precision) throws Exception {
    for (Kernels kernels : Penalties.KERNELS) {
      agree(precision, kernels);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void agreesWithReferencesOnOpenblas(Precision precision) throws Exception {
    agree(precision, Penalties.openblas());
  }

  private static void agree(Precision precision, Kernels kernels) throws Exception {
    double tolerance = precision == Precision.FLOAT64 ? 1e-12 : 1e-5;
    for (JsonObject c : Reference.cases("matrices.json")) {
      Matrix a = Reference.matrix(c, "A");
      MatrixExponential exponential = prepare(a, rowSumNorm(a), precision, kernels);
      assertClose(Reference.matrix(c, "expm_A"), exponential.evaluate(), tolerance);
      exponential.resultGradient().setAll(Reference.matrix(c, "G").values());
      assertClose(
          Reference.matrix(c, "adjoint_gradient_of_sum_G_o_expm_A"),
          exponential.differentiate(),
          tolerance);
    }
  }

  @Test
  void aBoundThatIsLooserThanNeededChangesOnlyRounding() {
    Matrix a = Penalties.normal(6, 1);
    Matrix exact =
        Matrix.of(6, 6, prepare(a, rowSumNorm(a), Precision.FLOAT64).evaluate().toDoubles());
    assertClose(exact, prepare(a, 100, Precision.FLOAT64).evaluate(), 1e-12);
  }

  @Test
  void ofADiagonalMatrixItIsTheExponentialOfEachEntry() {
    Matrix a = Matrix.of(new double[][] {{1, 0}, {0, -3.5}});
    RealBuffer result = prepare(a, 3.5, Precision.FLOAT64).evaluate();
    assertEquals(Math.E, result.get(0), 1e-14);
    assertEquals(Math.exp(-3.5), result.get(3), 1e-14);
    assertEquals(0, result.get(1));
  }

  @Test
  void ofANilpotentMatrixItIsTheFiniteSeriesHoweverLargeItsEntries() {
    Matrix a = Matrix.of(new double[][] {{0, 1e5, 0}, {0, 0, 1e-5}, {0, 0, 0}});
    RealBuffer result = prepare(a, 1, Precision.FLOAT64).evaluate();
    assertArrayEquals(new double[] {1, 1e5, 0.5, 0, 1, 1e-5, 0, 0, 1}, result.toDoubles(), 1e-11);
  }

  /** The worst case of the short polynomial: eigenvalues 1 and -1. */
  @Test
  void ofASwapItIsTheHyperbolicFunctions() {
    Matrix swap = Matrix.of(new double[][] {{0, 1}, {1, 0}});
    Matrix exact =
        Matrix.of(new double[][] {{Math.cosh(1), Math.sinh(1)}, {Math.sinh(1), Math.cosh(1)}});
    MatrixExponential single = prepare(swap, 1, Precision.FLOAT32);
    assertClose(exact, single.evaluate(), 5e-7);
    single.resultGradient().setAll(new double[] {1, 0, 0, 0});
    RealBuffer slopes = single.differentiate();
    MatrixExponential twice = prepare(swap, 1, Precision.FLOAT64);
    twice.evaluate();
    twice.resultGradient().setAll(new double[] {1, 0, 0, 0});
    assertArrayEquals(twice.differentiate().toDoubles(), slopes.toDoubles(), 3e-6);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void rowSumsOfAStochasticMatrixBecomeE(Precision precision) {
    int n = 30;
    Matrix p = Penalties.normal(n, 2).map(Math::abs);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += p.get(i, j);
      }
      for (int j = 0; j < n; j++) {
        p.set(i, j, p.get(i, j) / sum);
      }
    }
    RealBuffer result = prepare(p, 1, precision).evaluate();
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += result.get(i * n + j);
      }
      assertEquals(Math.E, sum, precision == Precision.FLOAT32 ? 1e-6 : 1e-14);
    }
  }

  private static MatrixExponential prepare(Matrix a, double bound, Precision precision) {
    return prepare(a, bound, precision, Penalties.KERNELS.get(0));
  }

  private static MatrixExponential prepare(
      Matrix a, double bound, Precision precision, Kernels kernels) {
    MatrixExponential exponential =
        new MatrixExponential(a.rows(), bound, precision.allocate(0), kernels);
    exponential.argument().setAll(a.map(x -> x * exponential.scale()).values());
    return exponential;
  }

  private static double rowSumNorm(Matrix a) {
    double norm = 0;
    for (int i = 0; i < a.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < a.columns(); j++) {
        sum += Math.abs(a.get(i, j));
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static void assertClose(Matrix expected, RealBuffer actual, double tolerance) {
    double largest = 0;
    for (double value : expected.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected.values(), actual.toDoubles(), tolerance * largest);
  }
}
