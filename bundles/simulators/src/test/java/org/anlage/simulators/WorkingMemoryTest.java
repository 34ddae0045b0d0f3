package org.anlage.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.junit.jupiter.api.Test;

class WorkingMemoryTest {
  private static WorkingMemory.Parameters parameters(double magnitude, List<Double> delays) {
    return new WorkingMemory.Parameters(
        4,
        2,
        1,
        Directions.RANDOM,
        magnitude,
        0.05,
        0.5,
        0.1,
        delays,
        0,
        3,
        0,
        new Timing(0.02, 0.002, Noise.STEP));
  }

  /**
   * Without recurrence an input m b u for 25 steps leaves m b u (1 - (1 - h)^25), which then decays
   * by 1 - h a step; a large magnitude hides the noise.
   */
  @Test
  void readoutsAreMeansOverTheWindow() {
    double magnitude = 1e6;
    Simulation run =
        Simulation.of(
            new WorkingMemory(),
            parameters(magnitude, List.of(0.12, 0.2)),
            Matrix.zeros(2, 2),
            Precision.FLOAT64,
            1);
    Matrix input = run.kept.get("input");
    int[] counts = new int[4];
    for (double index : input.values()) {
      counts[(int) index]++;
    }
    assertEquals("[2, 2, 2, 2]", Arrays.toString(counts));
    Matrix features = run.kept.get("features");
    for (int d = 0; d < 2; d++) {
      int delay = d == 0 ? 60 : 100;
      double decay = 0;
      for (int s = delay - 49; s <= delay; s++) {
        decay += StrictMath.pow(0.9, s) / 50;
      }
      double left = magnitude * (1 - StrictMath.pow(0.9, 25)) * decay;
      Matrix fixed = run.kept.get("fixed_" + d);
      double u0 = features.get((int) input.get(0, 0), 0);
      double u5 = features.get((int) input.get(0, 5), 0);
      double direction = fixed.get(0, 1) / (left * u0);
      assertEquals(left * u5 * direction, fixed.get(5, 1), 1e-5 * Math.abs(fixed.get(5, 1)) + 1);
    }
    // The ratio of the two delays does not need the direction.
    double ratio = run.kept.get("fixed_1").get(3, 0) / run.kept.get("fixed_0").get(3, 0);
    assertEquals(StrictMath.pow(0.9, 40), ratio, 1e-3);
  }

  @Test
  void drawnDelaysLieBetweenTheLeastAndTheLongest() {
    Simulation run =
        Simulation.of(
            new WorkingMemory(),
            parameters(1, List.of(0.12, 0.4)),
            Matrix.zeros(2, 2),
            Precision.FLOAT32,
            1);
    Matrix elapsed = run.kept.get("elapsed");
    for (int k = 0; k < 8; k++) {
      assertEquals(0.12, elapsed.get(0, k), 1e-12);
      assertTrue(elapsed.get(1, k) >= 0.12 - 1e-12 && elapsed.get(1, k) <= 0.4 + 1e-12);
    }
    assertEquals(3 * 250, run.steps);
  }

  /** An echo state never falls below zero, whatever is shown. */
  @Test
  void echoStatesAreRectified() {
    var linear = parameters(100, List.of(0.2));
    var echo =
        new WorkingMemory.Parameters(
            linear.inputs(),
            linear.repeats(),
            linear.features(),
            linear.directions(),
            linear.magnitude(),
            linear.pulse(),
            linear.interval(),
            linear.window(),
            linear.delays(),
            1.4,
            linear.trajectories(),
            linear.burnIn(),
            linear.timing());
    for (var p : List.of(linear, echo)) {
      Simulation run =
          Simulation.of(new WorkingMemory(), p, Matrix.zeros(2, 2), Precision.FLOAT64, 1);
      double lowest = Arrays.stream(run.kept.get("fixed_0").values()).min().orElseThrow();
      assertTrue(p == linear ? lowest < 0 : lowest >= 0, "lowest state " + lowest);
    }
  }

  @Test
  void delaysMustEndBeforeTheNextInput() {
    assertThrows(IllegalArgumentException.class, () -> parameters(1, List.of(0.46)));
    assertThrows(IllegalArgumentException.class, () -> parameters(1, List.of(0.05)));
  }

  @Test
  void drivenDynamicsKeepTheirInput() {
    var p = new Driven.Parameters(50, 400, 1e6, false, 1, 1, new Timing(0.02, 0.002, Noise.STEP));
    Simulation run = Simulation.of(new Driven(), p, Matrix.zeros(1, 1), Precision.FLOAT64, 1);
    double[] input = run.kept.get("input").values();
    // Held for long, the state is the input times its weight.
    double weight = run.samples.get(0)[0] / input[0];
    for (int k = 0; k < 50; k++) {
      assertEquals(weight * input[k], run.samples.get(k)[0], 10);
    }
  }
}
