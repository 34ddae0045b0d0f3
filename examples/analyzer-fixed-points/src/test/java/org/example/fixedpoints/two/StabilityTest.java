package org.example.fixedpoints.two;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.kernels.EjmlDecompositions;
import org.example.fixedpoints.Held;
import org.example.fixedpoints.HeldNetwork;
import org.example.fixedpoints.SlowPoint;
import org.junit.jupiter.api.Test;

class StabilityTest {

  /** h -> tanh(2 h): slope 2 at 0, and 2 (1 - h^2) at the other fixed points. */
  @Test
  void twoUnitsThatDoNotTalk() {
    HeldNetwork network = Held.network(Activation.TANH, Matrix.identity(2).map(x -> 2 * x), 0, 0);
    double h = 0.9575040240772688;
    Stability mixed =
        Stability.of(network, new SlowPoint(new double[] {0, h}, 0), new EjmlDecompositions());
    assertEquals(1, mixed.unstable());
    assertEquals(-1 / Math.log(2 * (1 - h * h)), mixed.slowest(), 1e-12);
  }

  @Test
  void complexPairsCountByTheirSize() {
    Stability spiral =
        new Stability(new Eigenvalues(new double[] {0.6, 0.6, 0.1}, new double[] {0.9, -0.9, 0}));
    assertEquals(2, spiral.unstable());
    assertEquals(1 / Math.log(10), spiral.slowest(), 1e-12);
    Stability exploding = new Stability(new Eigenvalues(new double[] {2}, new double[] {0}));
    assertEquals(Double.NaN, exploding.slowest());
  }
}
