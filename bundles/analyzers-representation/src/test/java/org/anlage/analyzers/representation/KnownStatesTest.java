package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
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
}
