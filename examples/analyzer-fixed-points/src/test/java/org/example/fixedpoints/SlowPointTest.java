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
    int n = (int) Math.sqrt(weights.length);
    double[] leak = new double[n];
    java.util.Arrays.fill(leak, 0.25);
    return new HeldNetwork(activation, Matrix.of(n, n, weights), new double[n], leak);
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
        new HeldNetwork(
            Activation.IDENTITY,
            Matrix.of(2, 2, new double[] {0.5, 0.25, 0, 0.5}),
            new double[] {1, 0},
            new double[] {1, 1});
    SlowPoint point = SlowPoint.from(linear, new double[] {7, -3});
    assertArrayEquals(new double[] {2, 1}, point.state(), 1e-10);
    assertTrue(point.speed() < 1e-20);
  }

  @Test
  void theJacobianIsThatOfFiniteDifferences() {
    double step = 1e-6;
    for (Activation activation : Activation.values()) {
      HeldNetwork network = network(activation, 0.7, -0.4, 1.1, 0.3);
      double[] at = {0.4, 0.3};
      Matrix jacobian = network.jacobian(at);
      for (int i = 0; i < 2; i++) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[i] += step;
        below[i] -= step;
        for (int j = 0; j < 2; j++) {
          double slope =
              (network.velocity(above)[j] - network.velocity(below)[j]) / (2 * step)
                  + (i == j ? 1 : 0);
          assertEquals(slope, jacobian.get(i, j), 1e-8, activation + " " + i + " " + j);
        }
      }
    }
  }
}
