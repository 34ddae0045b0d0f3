package org.anlage.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.StationaryCovariance;
import org.junit.jupiter.api.Test;

class LinearStochasticTest {
  private static final LinearStochastic SIMULATOR = new LinearStochastic();

  private static LinearStochastic.Parameters parameters(
      Noise noise, int trajectories, int samples, int bin, Start start) {
    return new LinearStochastic.Parameters(
        new Timing(0.02, 0.002, noise),
        new Spontaneous(trajectories, samples, bin, start, 200, Sampling.STEPS));
  }

  /** Mean square over all samples, trajectories and units. */
  private static double variance(Simulation simulation) {
    double sum = 0;
    long count = 0;
    for (double[] sample : simulation.samples) {
      for (double value : sample) {
        sum += value * value;
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void variancesOfBothNoiseConventionsAreThoseOfEulersMethod() {
    Matrix half = Matrix.identity(20).map(x -> 0.5 * x);
    for (Noise noise : Noise.values()) {
      var p = parameters(noise, 50, 4000, 1, Start.BURN_IN);
      double measured = variance(Simulation.of(SIMULATOR, p, half, Precision.FLOAT32, 1));
      double h = 0.1;
      double exact = (noise == Noise.STEP ? h : 1) / (0.5 * (2 - h * 0.5));
      // Four million samples that decay within 20 steps.
      assertEquals(exact, measured, 0.015 * exact, noise.toString());
      assertEquals(exact, StationaryCovariance.ofMode(0.5, h, p.timing().variance()), 1e-12);
    }
  }

  @Test
  void autocorrelationDecaysAsTheStepSays() {
    var p = parameters(Noise.ROOT_OF_STEP, 100, 400, 1, Start.STATIONARY);
    Matrix weights = Matrix.identity(10).map(x -> 0.8 * x);
    Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT64, 1);
    double lagged = 0;
    double zero = 0;
    int lag = 20;
    for (int t = 0; t + lag < run.samples.size(); t++) {
      for (int k = 0; k < 1000; k++) {
        lagged += run.samples.get(t)[k] * run.samples.get(t + lag)[k];
        zero += run.samples.get(t)[k] * run.samples.get(t)[k];
      }
    }
    assertEquals(StrictMath.pow(1 - 0.1 * 0.2, lag), lagged / zero, 0.02);
  }

  @Test
  void theStationaryStartNeedsNoBurnIn() {
    Matrix weights = Matrix.of(new double[][] {{0.5, 0.9}, {-0.2, 0.3}});
    var p = parameters(Noise.ROOT_OF_STEP, 200_000, 1, 1, Start.STATIONARY);
    Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT64, 1);
    Matrix exact =
        StationaryCovariance.ofEuler(
            weights,
            0.1,
            0.1,
            new org.anlage.kernels.ScalarKernels(),
            new org.anlage.kernels.EjmlDecompositions());
    double[] sample = run.samples.get(0);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double sum = 0;
        for (int b = 0; b < 200_000; b++) {
          sum += sample[2 * b + i] * sample[2 * b + j];
        }
        assertEquals(exact.get(i, j), sum / 200_000, 0.015, i + ", " + j);
      }
    }
    assertEquals(1, run.steps);
  }

  @Test
  void noNumberOfThreadsChangesABit() {
    RandomStream random = RandomStream.of(1);
    Matrix weights = Matrix.zeros(600, 600).map(x -> 0.02 * random.nextGaussian());
    var p = parameters(Noise.STEP, 3, 2, 5, Start.BURN_IN);
    Simulation one = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
    Simulation three = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 3);
    assertArrayEquals(one.samples.get(1), three.samples.get(1));
    assertEquals(3 * 600, one.samples.get(0).length);
  }

  @Test
  void weightsPointFromRowToColumn() {
    // Unit 0 drives unit 1 and not the other way round.
    Matrix weights = Matrix.of(new double[][] {{0, 5}, {0, 0}});
    var p = parameters(Noise.ROOT_OF_STEP, 2000, 50, 1, Start.STATIONARY);
    Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT64, 1);
    double[] squares = new double[2];
    for (double[] sample : run.samples) {
      for (int k = 0; k < sample.length; k++) {
        squares[k % 2] += sample[k] * sample[k];
      }
    }
    assertTrue(squares[1] > 10 * squares[0]);
  }

  @Test
  void aBinIsTheMeanOfItsSteps() {
    Matrix weights = Matrix.identity(3).map(x -> 0.2 * x);
    var single =
        Simulation.of(
            SIMULATOR,
            parameters(Noise.STEP, 2, 6, 1, Start.BURN_IN),
            weights,
            Precision.FLOAT64,
            1);
    var binned =
        Simulation.of(
            SIMULATOR,
            parameters(Noise.STEP, 2, 2, 3, Start.BURN_IN),
            weights,
            Precision.FLOAT64,
            1);
    double mean =
        (single.samples.get(3)[4] + single.samples.get(4)[4] + single.samples.get(5)[4]) / 3;
    assertEquals(mean, binned.samples.get(1)[4], 1e-15);
    assertEquals(
        0.006, SIMULATOR.extent(parameters(Noise.STEP, 2, 2, 3, Start.BURN_IN)).interval());
  }

  @Test
  void unstableWeightsEndInAFailureThatSaysSo() {
    Matrix weights = Matrix.identity(2).map(x -> 3 * x);
    var p = parameters(Noise.STEP, 1, 1000, 5, Start.BURN_IN);
    Simulation run = Simulation.of(SIMULATOR, p, weights, Precision.FLOAT32, 1);
    assertTrue(run.failure.orElse("").contains("eigenvalues"), run.failure.toString());
    assertThrows(
        org.anlage.api.component.ProblemException.class,
        () ->
            Simulation.of(
                SIMULATOR,
                parameters(Noise.STEP, 1, 1, 1, Start.STATIONARY),
                weights,
                Precision.FLOAT32,
                1));
  }

  @Test
  void aStepLongerThanTheTimeConstantIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Timing(0.01, 0.02, Noise.STEP));
  }

  @Test
  void rectifiedStatesAreNeverNegative() {
    Matrix weights = Matrix.identity(4).map(x -> 0.5 * x);
    var p =
        new ReluEchoState.Parameters(
            1.4,
            new Timing(0.02, 0.002, Noise.STEP),
            new Spontaneous(3, 50, 1, Start.BURN_IN, 10, Sampling.STEPS));
    Simulation run = Simulation.of(new ReluEchoState(), p, weights, Precision.FLOAT64, 1);
    boolean silent = true;
    for (double[] sample : run.samples) {
      for (double value : sample) {
        assertTrue(value >= 0);
        silent &= value == 0;
      }
    }
    assertTrue(!silent);
  }
}
