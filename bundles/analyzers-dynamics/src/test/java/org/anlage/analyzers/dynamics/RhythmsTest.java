package org.anlage.analyzers.dynamics;

import static org.anlage.analyzers.dynamics.GivenActivity.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.anlage.testkit.networks.Rotation;
import org.junit.jupiter.api.Test;

/** Of activity with 20 samples a second. */
class RhythmsTest {
  private static Rhythms.Parameters bands(int window, Double... edges) {
    return new Rhythms.Parameters(Optional.of(List.of(edges)), window, 4);
  }

  private static Matrix sines(int samples) {
    Matrix segment = Matrix.zeros(3, samples);
    for (int t = 0; t < samples; t++) {
      double slow = Math.sin(2 * Math.PI * 1 * t / 20.0);
      double fast = Math.cos(2 * Math.PI * 4 * t / 20.0);
      segment.set(0, t, 5 + 3 * slow);
      segment.set(1, t, 2 * slow + 2 * fast);
      segment.set(2, t, fast);
    }
    return segment;
  }

  /** Amplitudes of 1 Hz: 3, 2, 0; of 4 Hz: 0, 2, 1; a sine of amplitude A has a power of A^2/2. */
  @Test
  void sinesHaveTheirAmplitudes() {
    for (int window : new int[] {400, 100}) {
      Findings found =
          new Rhythms()
              .analyze(bands(window, 0.5, 2.0, 8.0), GivenActivity.of(sines(450)), CONTEXT);
      double[] slow = found.tables().get(0).numbers("amplitude_0_5_to_2");
      double[] fast = found.tables().get(0).numbers("amplitude_2_to_8");
      assertArrayEquals(new double[] {3, 2, 0}, slow, 1e-9);
      assertArrayEquals(new double[] {0, 2, 1}, fast, 1e-9);
      Map<String, Double> m = found.metrics();
      assertEquals(13 / 18.0, m.get("power_share_0_5_to_2"), 1e-9);
      assertEquals(5 / 18.0, m.get("power_share_2_to_8"), 1e-9);
      assertEquals(2, m.get("active_units_0_5_to_2"));
      assertEquals(1 / 3.0, m.get("active_units_shared"), 1e-12, "unit 1 of all three");
      assertEquals(1, m.get("main_frequency"), 1e-12);
    }
  }

  /**
   * A leaky unit h' = (1 - a) h + a x passes a sine of w radians a step by a / |1 - (1-a) e^-iw|.
   */
  @Test
  void leakyUnitsPassWhatTheirLeakLetsThrough() {
    double[] leaks = {0.05, 0.2, 0.6};
    double turn = 2 * Math.PI * 2 / 20;
    Matrix segment = Matrix.zeros(3, 400);
    double[] state = new double[3];
    for (int t = -2000; t < 400; t++) {
      for (int i = 0; i < 3; i++) {
        state[i] += leaks[i] * (Math.sin(turn * t) - state[i]);
        if (t >= 0) {
          segment.set(i, t, state[i]);
        }
      }
    }
    Matrix row = Matrix.of(new double[][] {leaks});
    Findings found =
        Rhythms.of(bands(400, 1.5, 3.0), GivenActivity.of(segment), 20, Optional.of(row));
    double[] amplitudes = found.tables().get(0).numbers("amplitude_1_5_to_3");
    for (int i = 0; i < 3; i++) {
      double real = 1 - (1 - leaks[i]) * Math.cos(turn);
      double imaginary = (1 - leaks[i]) * Math.sin(turn);
      assertEquals(leaks[i] / Math.hypot(real, imaginary), amplitudes[i], 1e-9);
    }
    assertEquals(-1, found.metrics().get("time_constant_correlation_1_5_to_3"), 1e-12);
  }

  /** A rotation by 0.5 a sample has most of its power at 0.5 / (2 pi) turns a sample. */
  @Test
  void aRotationHasTheFrequencyOfItsAngle() {
    Rotation rotation = new Rotation(0.99, 0.5);
    double rate = 1 / rotation.activity(Matrix.zeros(1, 2), 2, 1, 7).interval();
    Findings found =
        new Rhythms()
            .analyze(
                bands(256, rate / 256, rate / 2),
                rotation.activity(Matrix.zeros(4, 2), 8192, 1, 7),
                CONTEXT);
    double main = found.metrics().get("main_frequency");
    assertEquals(0.5 / (2 * Math.PI) * rate, main, rate / 256);
    double all =
        found.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().startsWith("power_share"))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertEquals(1, all, 1e-9, "Parseval");
  }

  @Test
  void refusesBandsThatCannotBeSeen() {
    ProblemException high =
        assertThrows(
            ProblemException.class,
            () ->
                new Rhythms()
                    .analyze(bands(100, 1.0, 11.0), GivenActivity.of(sines(200)), CONTEXT));
    assertTrue(high.getMessage().contains("half the sampling rate"), high.getMessage());
    ProblemException low =
        assertThrows(
            ProblemException.class,
            () ->
                new Rhythms().analyze(bands(100, 0.1, 5.0), GivenActivity.of(sines(200)), CONTEXT));
    assertTrue(low.getMessage().contains("shorter than a period"), low.getMessage());
    assertThrows(IllegalArgumentException.class, () -> bands(100, 2.0, 1.0));
    Map<String, Double> still =
        new Rhythms()
            .analyze(bands(100, 1.0, 5.0), GivenActivity.of(Matrix.zeros(2, 100)), CONTEXT)
            .metrics();
    assertTrue(Double.isNaN(still.get("power_share_1_to_5")));
    assertEquals(0, still.get("active_units_1_to_5"));
  }
}
