package org.anlage.testkit.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.RunView;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;

/** The networks do what they say of themselves. */
class KnownNetworksTest {
  private static final EjmlDecompositions ALGEBRA = new EjmlDecompositions();

  private static double[] next(KnownNetwork known, double[] state) {
    return VanillaPlayer.next(known.network(), state);
  }

  @Test
  void bitsStayWhereTheyAre() {
    FlipFlop bits = new FlipFlop(3, 1.5);
    assertEquals(27, bits.fixedPoints(false).size());
    List<double[]> stable = bits.fixedPoints(true);
    assertEquals(8, stable.size());
    for (double[] point : bits.fixedPoints(false)) {
      assertArrayEquals(point, next(bits, point), 1e-12);
    }
    double[] pushed = {0.3, -0.01, 0.9};
    for (int step = 0; step < 500; step++) {
      pushed = next(bits, pushed);
    }
    double level = bits.level();
    assertArrayEquals(new double[] {level, -level, level}, pushed, 1e-12);
    double h = 1e-6;
    double slope =
        (next(bits, new double[] {level + h, 0, 0})[0] - level) / h; // one step beside the point
    assertEquals(bits.eigenvalueAtLevel(), slope, 1e-5);
    assertThrows(IllegalArgumentException.class, () -> new FlipFlop(2, 1));
  }

  @Test
  void aLineKeepsTheMean() {
    LineAttractor line = new LineAttractor(4, 1, 0.5);
    double[] state = {1, 2, -3, 8};
    for (int step = 0; step < 100; step++) {
      state = next(line, state);
    }
    assertArrayEquals(line.end(new double[] {1, 2, -3, 8}), state, 1e-12);
    double[] eigenvalues =
        ALGEBRA.symmetricEigenvalues(new LineAttractor(4, 0.9, 0.5).network().recurrent());
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.9}, eigenvalues, 1e-14);
  }

  @Test
  void aRingKeepsAngles() {
    RingAttractor ring = new RingAttractor(24, 2);
    for (double phi : new double[] {0, Math.PI / 12, 0.123, 2.5}) {
      double[] state = ring.state(phi);
      double exact = phi < 0.1 || phi == Math.PI / 12 ? 1e-12 : 1e-6;
      assertArrayEquals(state, next(ring, state), exact);
    }
    // The map along the ring does not shrink, and that of the amplitude does.
    double[] at = ring.state(0.4);
    double[] beside = ring.state(0.4 + 1e-4);
    double[] larger = new double[24];
    for (int i = 0; i < 24; i++) {
      larger[i] = at[i] * (1 + 1e-4);
    }
    double[] moved = next(ring, beside);
    double[] back = next(ring, larger);
    assertEquals(1, distance(next(ring, at), moved) / distance(at, beside), 1e-3);
    assertTrue(distance(next(ring, at), back) < 0.9 * distance(at, larger));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void aPlaneTurnsByItsAngle() {
    Rotation rotation = new Rotation(0.9, 0.5);
    double[] state = next(rotation, new double[] {1, 0});
    assertArrayEquals(new double[] {0.9 * Math.cos(0.5), 0.9 * Math.sin(0.5)}, state, 1e-15);
    Eigenvalues modes = ALGEBRA.eigenvalues(rotation.network().recurrent());
    assertEquals(0.9, Math.hypot(modes.real()[0], modes.imaginary()[0]), 1e-14);
    assertEquals(-1 / Math.log(0.9), rotation.timescale(), 1e-12);
  }

  @Test
  void aPulseTravelsAndComesBack() {
    TravellingWave wave = new TravellingWave(2, 5, 0.5);
    double[] state = {1, 0, 0, 0, 0, 0, 0, 0, 0, 4};
    assertArrayEquals(new double[] {0, .5, 0, 0, 0, 2, 0, 0, 0, 0}, next(wave, state));
  }

  /** The sum is the covariance: S = R^T S R + 1; and long activity has it. */
  @Test
  void aStableSystemHasTheCovarianceOfItsActivity() {
    StableLinear system = new StableLinear(3, 0.8, false, 2);
    assertEquals(0.8, ALGEBRA.singularValues(system.network().recurrent())[0], 1e-9);
    Matrix recurrent = system.network().recurrent();
    assertFalse(recurrent.equals(recurrent.transpose()));
    Matrix symmetric = new StableLinear(3, 0.8, true, 2).network().recurrent();
    assertEquals(symmetric, symmetric.transpose());
    ActivityView activity = system.activity(Matrix.zeros(1, 3), 60_000, 1, 1);
    Matrix x = activity.segment(0);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double own = 0;
        double lagged = 0;
        for (int t = 100; t + 1 < 60_000; t++) {
          own += x.get(i, t) * x.get(j, t) / 59_899;
          lagged += x.get(i, t + 1) * x.get(j, t) / 59_899;
        }
        assertEquals(system.covariance().get(i, j), own, 0.05);
        assertEquals(system.laggedCovariance().get(i, j), lagged, 0.05);
      }
    }
  }

  /** Trials start in random states, and ask for what the network makes of them. */
  @Test
  void aRunPlaysWhatItAsksFor() {
    RunView run = new LineAttractor(3, 1, 0).run(4);
    TrialBatch trials = run.trials(5);
    NetworkActivity played = run.play(trials);
    for (int trial = 0; trial < 5; trial++) {
      int first = trials.at(0, trial) * 3;
      int last = trials.at(3, trial) * 3;
      double mean =
          (trials.input()[first] + trials.input()[first + 1] + trials.input()[first + 2]) / 3;
      assertEquals(mean, played.states()[last + 1], 1e-6);
      assertEquals(played.output()[last + 2], trials.values()[last + 2]);
      assertEquals(1, trials.mask()[trials.at(3, trial)]);
    }
    assertEquals(7, run.trials(2, 6).orElseThrow().steps());
    assertEquals(3, run.trained().parameter(Network.INPUT).rows());
  }
}
