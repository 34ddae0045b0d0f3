package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.DynamicalDistance;
import org.anlage.testkit.networks.KnownNetwork;
import org.anlage.testkit.networks.LineAttractor;
import org.anlage.testkit.networks.Rotation;
import org.anlage.testkit.networks.StableLinear;
import org.junit.jupiter.api.Test;

/** Analyzers of trained networks find what is known of networks by construction. */
class KnownStatesTest {
  private static Map<String, Double> dynamics(KnownNetwork network, int rank) {
    return new StateDynamics()
        .analyze(new StateDynamics.Parameters(64, 4, 1, rank, 1e-9), network.run(12), CONTEXT)
        .metrics();
  }

  @Test
  void aRotationHasItsModeAngleAndTimescale() {
    Rotation plane = new Rotation(0.9, 0.5);
    Map<String, Double> m = dynamics(plane, 2);
    assertEquals(0.9, m.get("dynamics_spectral_radius"), 1e-5);
    assertEquals(0.5, m.get("dynamics_slowest_angle"), 1e-5);
    assertEquals(plane.timescale(), m.get("dynamics_slowest_steps"), 1e-3);
    assertEquals(1, m.get("dynamics_explained"), 1e-6);
  }

  @Test
  void aLineAttractorHasAModeThatStays() {
    Map<String, Double> m = dynamics(new LineAttractor(4, 1, 0.5), 4);
    assertEquals(1, m.get("dynamics_spectral_radius"), 1e-5);
    assertEquals(0, m.get("dynamics_slowest_angle"), 1e-9);
  }

  /** The slowest mode of symmetric weights is their largest singular value. */
  @Test
  void symmetricWeightsHaveTheirNormAsMode() {
    Map<String, Double> m = dynamics(new StableLinear(5, 0.8, true, 3), 5);
    assertEquals(0.8, m.get("dynamics_spectral_radius"), 1e-4);
  }

  /** What training does not change is neither rich nor restructured. */
  @Test
  void aRunThatLearnedNothingIsLazy() {
    Map<String, Double> m =
        new Richness()
            .analyze(new Richness.Parameters(16, 4), new Rotation(0.9, 0.5).run(4), CONTEXT)
            .metrics();
    assertEquals(0, m.get("relative_weight_change"));
    assertEquals(1, m.get("representation_alignment"), 1e-12);
    assertEquals(1, m.get("tangent_kernel_alignment"), 1e-12);
  }

  private static double angle(Matrix a, Matrix b) {
    return DynamicalDistance.of(a, b, 20, RandomStream.of(1), CONTEXT.decompositions()).angle();
  }

  /**
   * Dynamics are the same in other coordinates and for relabelled units; two planes that turn by
   * different angles differ by the angle between them: <A, B> = 2 r^2 cos(0.9 - 0.5).
   */
  @Test
  void dynamicsAreComparedUpToCoordinates() {
    RandomStream random = RandomStream.of(3);
    Matrix turned =
        CONTEXT.decompositions().qr(Matrix.zeros(2, 2).map(x -> random.nextGaussian())).q();
    Matrix plane = new Rotation(0.9, 0.5).network().recurrent();
    Matrix moved = plane.transpose();
    assertEquals(0, angle(plane, product(product(turned, plane), turned.transpose())), 1e-6);
    assertEquals(0, angle(plane, moved), 1e-6, "the other way round is a reflection");
    assertEquals(0.4, angle(plane, new Rotation(0.9, 0.9).network().recurrent()), 1e-6);
    Matrix system = new StableLinear(5, 0.8, false, 3).network().recurrent();
    int[] order = {3, 0, 4, 1, 2};
    Matrix relabelled = Matrix.zeros(5, 5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        relabelled.set(i, j, system.get(order[i], order[j]));
      }
    }
    assertEquals(0, angle(system, relabelled), 1e-5);
    assertTrue(angle(system, new StableLinear(5, 0.8, false, 4).network().recurrent()) > 0.1);
  }

  private static Matrix product(Matrix a, Matrix b) {
    return MatrixProduct.of(a, b, CONTEXT.kernels());
  }
}
