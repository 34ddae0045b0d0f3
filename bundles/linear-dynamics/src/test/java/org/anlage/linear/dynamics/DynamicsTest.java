package org.anlage.linear.dynamics;

import static org.anlage.linear.dynamics.Portable.DECOMPOSITIONS;
import static org.anlage.linear.dynamics.Portable.KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class DynamicsTest {
  @Test
  void rotationsPerTenfoldDecayAreThoseOfTheReference() {
    double at = 0.5 * Math.sqrt(0.5);
    assertEquals(0.41524, Rotation.perTenfoldDecay(at, at), 1e-5);
    assertEquals(0, Rotation.perTenfoldDecay(0.5, 0), 0);
    Eigenvalues modes =
        new Eigenvalues(new double[] {at, at, 0.9, 0.1, 1.1}, new double[] {at, -at, 0, 0, 0});
    assertArrayEquals(new double[] {0, 0.41524}, Rotation.rotations(modes, 0.25), 1e-5);
    assertEquals(2.5, Rotation.percentile(new double[] {1, 2, 3, 4}, 50), 1e-12);
  }

  /** x(t + 1) = F x(t) + noise: the map over three samples has the cubes of F's eigenvalues. */
  @Test
  void dynamicModesOfALinearProcessAreItsOwn() {
    Matrix f = Matrix.of(new double[][] {{0.9, -0.2, 0}, {0.2, 0.9, 0}, {0, 0, 0.7}});
    RandomStream random = RandomStream.of(2);
    int samples = 200_000;
    Matrix x = Matrix.zeros(3, samples);
    for (int t = 1; t < samples; t++) {
      for (int i = 0; i < 3; i++) {
        double sum = random.nextGaussian();
        for (int j = 0; j < 3; j++) {
          sum += f.get(i, j) * x.get(j, t - 1);
        }
        x.set(i, t, sum);
      }
    }
    Matrix covariance = Portable.product(x, x.transpose()).map(v -> v / samples);
    Eigenvalues modes =
        Rotation.eigenvalues(List.of(x), covariance, 3, 3, 0, KERNELS, DECOMPOSITIONS);
    // (0.9 + 0.2 i)^3 = 0.621 + 0.478 i and 0.7^3 = 0.343
    double real = 0;
    double upper = 0;
    for (int k = 0; k < 3; k++) {
      real += modes.real()[k];
      upper = Math.max(upper, modes.imaginary()[k]);
    }
    assertEquals(2 * 0.621 + 0.343, real, 0.02);
    assertEquals(0.478, upper, 0.01);
  }

  /** Modes of exp((A - I) dt / tau), from Euler's steps so small that they are that. */
  @Test
  void dynamicModesOfLinearDynamicsAreExponentials() {
    double[] lambda = {0.9, 0.5};
    int steps = 20; // in a sample; h = 0.005, so that a sample is 0.1 tau
    RandomStream random = RandomStream.of(12);
    int samples = 60_000;
    Matrix x = Matrix.zeros(2, samples);
    double[] state = new double[2];
    for (int t = 0; t < samples; t++) {
      for (int k = 0; k < steps; k++) {
        for (int i = 0; i < 2; i++) {
          state[i] += 0.005 * (lambda[i] - 1) * state[i] + random.nextGaussian();
        }
      }
      x.set(0, t, state[0] + state[1]);
      x.set(1, t, state[0] - state[1]);
    }
    Matrix covariance = Portable.product(x, x.transpose()).map(v -> v / samples);
    Matrix tooShort = Matrix.zeros(2, 2); // is left out
    Eigenvalues modes =
        Rotation.eigenvalues(List.of(x, tooShort), covariance, 2, 2, 0, KERNELS, DECOMPOSITIONS);
    double[] real = modes.real().clone();
    java.util.Arrays.sort(real);
    assertEquals(StrictMath.exp(-0.5 * 0.2), real[0], 0.01);
    assertEquals(StrictMath.exp(-0.1 * 0.2), real[1], 0.01);
  }

  /** Two shared signals of decay 0.9 and 0.6 a sample, on many noisy units. */
  @Test
  void timescalesOfSharedComponentsAreFound() {
    RandomStream random = RandomStream.of(4);
    int n = 40;
    int samples = 40_000;
    Matrix x = Matrix.zeros(n, samples);
    double slow = 0;
    double fast = 0;
    for (int t = 0; t < samples; t++) {
      slow = 0.9 * slow + Math.sqrt(1 - 0.9 * 0.9) * random.nextGaussian();
      fast = 0.6 * fast + Math.sqrt(1 - 0.6 * 0.6) * random.nextGaussian();
      for (int i = 0; i < n; i++) {
        double sign = i % 4 < 2 ? 1 : -1;
        x.set(i, t, slow + 0.5 * sign * fast + random.nextGaussian());
      }
    }
    UnitSplit halves = UnitSplit.random(n, RandomStream.of(5));
    Timescales measured = Timescales.of(List.of(x), halves, 10, 2, 60, KERNELS, DECOMPOSITIONS);
    assertEquals(1, measured.correlograms().get(0, 0), 1e-12);
    assertEquals(-1 / StrictMath.log(0.9), measured.timescale(0), 1.2);
    assertEquals(-1 / StrictMath.log(0.6), measured.timescale(1), 0.3);
    assertEquals(StrictMath.pow(0.9, 5), measured.correlograms().get(0, 5), 0.03);
  }

  @Test
  void logarithmsOfAPowerAreCorrelated() {
    double[] x = {1, 2, 4, -1};
    double[] y = {1, 8, 64, 5};
    assertEquals(1, Timescales.logCorrelation(x, y), 1e-12);
    assertEquals(-1, Timescales.logCorrelation(x, new double[] {64, 8, 1, 0}), 1e-12);
  }

  @Test
  void eigenvectorsOfNormalMatricesAreWellConditioned() {
    Matrix rotation = Matrix.of(new double[][] {{0.6, -0.8, 0}, {0.8, 0.6, 0}, {0, 0, 0.5}});
    assertEquals(1, EigenvectorCondition.of(rotation, DECOMPOSITIONS), 1e-9);
    // Eigenvectors (1, 0) and (1, 1) / root 2: condition (1 + c) / s with c = s = root 1/2.
    Matrix shear = Matrix.of(new double[][] {{1, 1}, {0, 2}});
    double root = Math.sqrt(0.5);
    assertEquals((1 + root) / root, EigenvectorCondition.of(shear, DECOMPOSITIONS), 1e-9);
  }

  /** Rotating a matrix rotates its eigenvectors and keeps their condition. */
  @Test
  void theConditionOfAGeneralMatrixIsThatOfItsEigenvectors() {
    int n = 25;
    Matrix a = Portable.normal(n, n, 1, 8);
    double condition = EigenvectorCondition.of(a, DECOMPOSITIONS);
    Matrix q = DECOMPOSITIONS.qr(Portable.normal(n, n, 1, 9)).q();
    Matrix similar = Portable.product(Portable.product(q, a), q.transpose());
    assertEquals(1, EigenvectorCondition.of(similar, DECOMPOSITIONS) / condition, 1e-6);
  }

  @Test
  void strongPairsThatAreNearHaveOddsAboveOne() {
    // Four units on a line, 100 um apart; neighbours are the most correlated.
    Matrix distances = Matrix.zeros(4, 4);
    Matrix correlation = Matrix.zeros(4, 4);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        distances.set(i, j, 100 * Math.abs(i - j));
        correlation.set(i, j, 1 - 0.2 * Math.abs(i - j));
      }
    }
    double[] odds = StrongPairs.oddsByDistance(correlation, distances, 0.3, 20, 150, 3);
    // Each unit's strongest pair is at 100 um; of the 8 others 2 are there, 4 and 2 are farther.
    assertArrayEquals(new double[] {4, 0, 0}, odds, 1e-12);
  }

  @Test
  void connectionsAreRecoveredFromCorrelations() {
    Matrix weights = Matrix.zeros(4, 4);
    weights.set(0, 1, 1);
    Matrix correlation = Matrix.zeros(4, 4);
    correlation.set(1, 0, 0.9);
    correlation.set(0, 1, 0.9);
    correlation.set(3, 2, 0.5);
    correlation.set(2, 3, 0.5);
    assertEquals(6, StrongPairs.recovery(correlation, weights, 1.0 / 6), 1e-12);
    assertEquals(3, StrongPairs.recovery(correlation, weights, 2.0 / 6), 1e-12);
  }

  @Test
  void aComponentOfNeighboursIsLocal() {
    Matrix xyz = Matrix.of(new double[][] {{0, 0, 0}, {10, 0, 0}, {1000, 0, 0}, {2000, 0, 0}});
    assertEquals(2, StrongPairs.locality(new double[] {1, 1, 0, 0}, xyz, 100), 1e-12);
    assertEquals(1, StrongPairs.locality(new double[] {1, 1, 1, 1}, xyz, 1e6), 1e-12);
  }
}
