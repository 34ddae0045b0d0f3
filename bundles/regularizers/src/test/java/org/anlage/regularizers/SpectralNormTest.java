package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;

class SpectralNormTest {
  private static Penalties.Result evaluate(double strength, int power, Matrix weights) {
    return Penalties.evaluate(
        new SpectralNorm()
            .bind(
                new SpectralNorm.Parameters(strength, power),
                Penalties.context(Penalties.line(weights.rows()), Penalties.ring(weights.rows()))),
        weights);
  }

  /**
   * sigma = 3: 0.5 (3^2 - 1)^2 = 32, slope 0.5 * 2 * 8 * 2 * 3 = 48 at its entry, with its sign.
   */
  @Test
  void diagonalMatricesByHand() {
    Matrix weights = Matrix.zeros(3, 3);
    weights.set(0, 0, 1);
    weights.set(1, 1, -3);
    Penalties.Result result = evaluate(0.5, 2, weights);
    assertEquals(32, result.value(), 1e-9);
    assertArrayEquals(new double[] {0, 0, 0, 0, -48, 0, 0, 0, 0}, result.gradient(), 1e-6);
    assertEquals(0.5 * 4, evaluate(0.5, 1, weights).value(), 1e-9);
    assertEquals(0.5, evaluate(0.5, 2, Matrix.zeros(3, 3)).value());
  }

  @Test
  void theValueAndItsVectorsAreThoseOfADecomposition() {
    Matrix weights = Penalties.normal(40, 3);
    SingularValues svd = new EjmlDecompositions().singularValueDecomposition(weights);
    LargestSingularValue largest = new LargestSingularValue(40);
    assertEquals(svd.values()[0], largest.of(new RealBuffer.Float64(weights.values())), 1e-12);
    double sign = Math.signum(svd.u().get(0, 0) * largest.left()[0]);
    for (int i = 0; i < 40; i++) {
      assertEquals(sign * svd.u().get(i, 0), largest.left()[i], 1e-7);
      assertEquals(sign * svd.v().get(i, 0), largest.right()[i], 1e-7);
    }
  }

  /**
   * Of an orthogonal matrix all singular values are one: nothing to pull at, whichever it takes.
   */
  @Test
  void tiedValuesGiveOneOfThem() {
    Matrix weights = Matrix.of(new double[][] {{0, 2}, {-2, 0}});
    Penalties.Result result = evaluate(1, 2, weights);
    assertEquals(9, result.value(), 1e-12);
    double[] g = result.gradient();
    assertEquals(
        2 * 3 * 2 * 2, Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2] + g[3] * g[3]), 1e-9);
    assertEquals(0, evaluate(1, 2, weights.map(x -> x / 2)).value(), 1e-20);
  }

  @Test
  void notANumberIsSeen() {
    Matrix weights = Penalties.normal(5, 1);
    weights.set(3, 2, Double.NaN);
    assertTrue(Double.isNaN(evaluate(1, 2, weights).value()));
  }
}
