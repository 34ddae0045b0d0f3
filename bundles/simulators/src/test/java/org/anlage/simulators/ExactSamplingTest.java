package org.anlage.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;

class ExactSamplingTest {
  private static final LinearStochastic SIMULATOR = new LinearStochastic();

  private static LinearStochastic.Parameters exact(
      int trajectories, int samples, int bin, Start start, int burnIn) {
    return parameters(
        0.002, Noise.ROOT_OF_STEP, trajectories, samples, bin, start, burnIn, Sampling.EXACT);
  }

  private static LinearStochastic.Parameters parameters(
      double step,
      Noise noise,
      int trajectories,
      int samples,
      int bin,
      Start start,
      int burnIn,
      Sampling sampling) {
    return new LinearStochastic.Parameters(
        new Timing(0.02, step, noise),
        new Spontaneous(trajectories, samples, bin, start, burnIn, sampling));
  }

  /** Mean over samples and trajectories of x_i(t) x_j(t + lag). */
  private static Matrix covariance(Simulation run, int units, int lag) {
    Matrix sum = Matrix.zeros(units, units);
    int pairs = run.samples.size() - lag;
    int trajectories = run.samples.get(0).length / units;
    for (int t = 0; t < pairs; t++) {
      double[] now = run.samples.get(t);
      double[] later = run.samples.get(t + lag);
      for (int b = 0; b < trajectories; b++) {
        for (int i = 0; i < units; i++) {
          for (int j = 0; j < units; j++) {
            sum.set(i, j, sum.get(i, j) + now[b * units + i] * later[b * units + j]);
          }
        }
      }
    }
    double count = (double) pairs * trajectories;
    return sum.map(value -> value / count);
  }

  /**
   * Means over bins of D time constants of one unit that decays at rate r, of stationary variance 1
   * / (2 r): variance (rD - 1 + e^{-rD}) / (r^3 D^2), covariance k bins apart (1 - e^{-rD})^2
   * e^{-(k - 1) rD} / (2 r^3 D^2).
   */
  @Test
  void oneUnitHasTheVarianceAndLaggedCovarianceOfTheClosedForm() {
    for (double weight : new double[] {0.9, 0, -2}) {
      for (Noise noise : Noise.values()) {
        Matrix weights = Matrix.identity(20).map(x -> weight * x);
        var p = parameters(0.002, noise, 50, 1000, 23, Start.STATIONARY, 0, Sampling.EXACT);
        Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
        double r = 1 - weight;
        double d = 2.3;
        double intensity = noise == Noise.STEP ? 0.1 : 1;
        double scale = intensity / (r * r * r * d * d);
        double variance = scale * (r * d + StrictMath.expm1(-r * d));
        double decay = StrictMath.expm1(-r * d);
        double lagged = scale * decay * decay / 2;
        // A million values of twenty independent units, of which neighbours are correlated.
        assertEquals(variance, trace(covariance(run, 20, 0)) / 20, 0.01 * variance);
        assertEquals(lagged, trace(covariance(run, 20, 1)) / 20, 0.01 * variance);
        assertEquals(
            lagged * StrictMath.exp(-r * d), trace(covariance(run, 20, 2)) / 20, 0.01 * variance);
      }
    }
  }

  /** Bins of 230 time constants, in pieces where precision is single. */
  @Test
  void longBinsHaveTheVarianceOfTheirModes() {
    int n = 200;
    RandomStream random = RandomStream.of(3);
    Matrix half = Matrix.zeros(n, n).map(x -> random.nextGaussian());
    Matrix symmetric = half.combine(half.transpose(), Double::sum);
    double[] modes = new EjmlDecompositions().symmetricEigenvalues(symmetric);
    double scale = 0.95 / modes[n - 1];
    Matrix weights = symmetric.map(x -> scale * x);
    double expected = 0;
    for (double mode : modes) {
      double r = 1 - scale * mode;
      expected += (r * 230 + StrictMath.expm1(-r * 230)) / (r * r * r * 230 * 230);
    }
    for (Precision precision : Precision.values()) {
      var p = exact(400, 60, 2300, Start.STATIONARY, 0);
      Simulation run = Simulation.of(SIMULATOR, p, weights, precision, 2);
      assertEquals(60, run.steps, () -> precision + ": " + run.failure);
      double got = 0;
      for (double[] sample : run.samples) {
        for (double value : sample) {
          got += value * value / 24_000;
        }
      }
      assertEquals(expected, got, 0.015 * expected, precision.toString());
    }
  }

  private static double trace(Matrix a) {
    double sum = 0;
    for (int i = 0; i < a.rows(); i++) {
      sum += a.get(i, i);
    }
    return sum;
  }

  /** Against Euler's method with steps of a hundredth of the time constant. */
  @Test
  void hasTheCovariancesOfSmallSteps() {
    Matrix weights = Matrix.of(new double[][] {{0.5, 0.9, 0}, {-0.6, 0.3, 0.4}, {0.2, 0, -0.8}});
    var small =
        parameters(0.0002, Noise.ROOT_OF_STEP, 2000, 40, 230, Start.STATIONARY, 0, Sampling.STEPS);
    var one = exact(2000, 400, 23, Start.STATIONARY, 0);
    Simulation steps = Simulation.of(SIMULATOR, small, weights, Precision.FLOAT64, 2);
    Simulation bins = Simulation.of(SIMULATOR, one, weights, Precision.FLOAT64, 2);
    assertEquals(SIMULATOR.extent(small).interval(), SIMULATOR.extent(one).interval(), 1e-15);
    for (int lag = 0; lag < 3; lag++) {
      Matrix expected = covariance(steps, 3, lag);
      Matrix got = covariance(bins, 3, lag);
      for (int k = 0; k < 9; k++) {
        assertEquals(expected.values()[k], got.values()[k], 0.015, "lag " + lag + ", " + k);
      }
    }
  }

  @Test
  void aBurnInReachesTheStationaryDistribution() {
    Matrix weights = Matrix.identity(5).map(x -> 0.5 * x);
    Simulation run =
        Simulation.of(
            SIMULATOR, exact(40_000, 1, 10, Start.BURN_IN, 200), weights, Precision.FLOAT32, 1);
    double variance = (0.5 + StrictMath.expm1(-0.5)) / 0.125;
    assertEquals(variance, trace(covariance(run, 5, 0)) / 5, 0.015 * variance);
    // Two hundred steps are twenty bins, and one more was sampled.
    assertEquals(21, run.steps);
    assertEquals(21, SIMULATOR.extent(exact(40_000, 1, 10, Start.BURN_IN, 200)).steps());
    assertEquals(22, SIMULATOR.extent(exact(2, 1, 10, Start.BURN_IN, 201)).steps());
  }

  /**
   * Unit 0 drives unit 1 and not the other way round. One time constant apart, states have
   * covariances (1.25 + 2.5) / e from unit 0 to unit 1 and 1.25 / e from unit 1 to unit 0.
   */
  @Test
  void weightsPointFromRowToColumn() {
    Matrix weights = Matrix.of(new double[][] {{0, 5}, {0, 0}});
    Simulation run =
        Simulation.of(
            SIMULATOR, exact(500, 50, 2, Start.STATIONARY, 0), weights, Precision.FLOAT64, 1);
    Matrix now = covariance(run, 2, 0);
    Matrix lagged = covariance(run, 2, 5);
    assertTrue(now.get(1, 1) > 10 * now.get(0, 0));
    assertTrue(lagged.get(0, 1) > 2 * Math.abs(lagged.get(1, 0)));
  }

  @Test
  void noNumberOfThreadsChangesABit() {
    RandomStream random = RandomStream.of(1);
    Matrix weights = Matrix.zeros(600, 600).map(x -> 0.02 * random.nextGaussian());
    var p = exact(3, 200, 7, Start.BURN_IN, 5);
    Simulation one = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
    Simulation three = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 3);
    assertEquals(200, one.samples.size());
    for (int t = 0; t < 200; t++) {
      assertArrayEquals(one.samples.get(t), three.samples.get(t));
    }
  }

  @Test
  void bothPrecisionsAreTheSameTrajectories() {
    RandomStream random = RandomStream.of(2);
    Matrix weights = Matrix.zeros(300, 300).map(x -> 0.04 * random.nextGaussian());
    var p = exact(2, 50, 23, Start.BURN_IN, 0);
    Simulation single = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
    Simulation twice = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT64, 1);
    for (int k = 0; k < 600; k++) {
      assertEquals(twice.samples.get(49)[k], single.samples.get(49)[k], 1e-4);
    }
  }

  @Test
  void weightsThatAreNotStableEndInAFailureThatSaysSo() {
    var p = exact(1, 1000, 5, Start.BURN_IN, 10);
    for (double weight : new double[] {3, 1e200, Double.NaN}) {
      Matrix weights = Matrix.identity(2).map(x -> weight * x);
      Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
      assertTrue(run.failure.orElse("").contains("eigenvalues"), run.failure.toString());
    }
  }

  @Test
  void rectifiedDynamicsAreRefused() {
    var exact = new Spontaneous(3, 50, 1, Start.BURN_IN, 10, Sampling.EXACT);
    var timing = new Timing(0.02, 0.002, Noise.STEP);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new ReluEchoState.Parameters(1.4, timing, exact));
    assertTrue(refused.getMessage().contains("\"sampling\": \"steps\""), refused.getMessage());
  }
}
