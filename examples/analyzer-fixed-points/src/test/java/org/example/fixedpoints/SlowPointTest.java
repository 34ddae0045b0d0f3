package org.example.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class SlowPointTest {
  private static final double ROOT = 0.9575040240772688; // of h = tanh(2 h), by SciPy's brentq

  private static HeldNetwork network(Activation activation, double... weights) {
    return Held.network(activation, Matrix.of(2, 2, weights), 0, 0);
  }

  @Test
  void fixedPointsOfTwoUnits() {
    HeldNetwork tanh = network(Activation.TANH, 2, 0, 0, 2);
    assertArrayEquals(
        new double[] {ROOT, -ROOT}, SlowPoint.from(tanh, new double[] {0.8, -0.7}).state(), 1e-12);
    assertArrayEquals(
        new double[] {0, ROOT}, SlowPoint.from(tanh, new double[] {0.05, 1.2}).state(), 1e-12);
  }

  /** x' = A x + d has its fixed point where (I - A^T) x = d; here A is not symmetric. */
  @Test
  void theFixedPointOfALinearNetwork() {
    HeldNetwork linear =
        Held.network(
            Activation.IDENTITY, Matrix.of(2, 2, new double[] {0.5, 0.25, 0, 0.5}), 1, 0);
    SlowPoint point = SlowPoint.from(linear, new double[] {7, -3});
    assertArrayEquals(new double[] {2, 1}, point.state(), 1e-10);
    assertTrue(point.speed() < 1e-20);
  }
}
