package org.anlage.analyzers.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.testkit.networks.StableLinear;
import org.junit.jupiter.api.Test;

class InputBalanceTest {
  private static final InputBalance.Parameters P = new InputBalance.Parameters(100_000, 8);

  private static Findings of(Matrix activity, Matrix weights) {
    return new InputBalance()
        .analyze(
            P,
            new GivenActivity(List.of(activity), Optional.empty(), Optional.of(weights), Map.of()),
            GivenActivity.CONTEXT);
  }

  /** Four samples of two units: E and I of unit 0 by hand. */
  @Test
  void byHand() {
    Matrix activity = Matrix.of(new double[][] {{1, 2, 3, 4}, {1, 0, 2, 1}});
    Matrix weights = Matrix.of(new double[][] {{1, 0}, {-2, 0.5}});
    Findings found = of(activity, weights);
    Map<String, Double> m = found.metrics();
    // Unit 0: E = 1 2 3 4, I = 2 0 4 2; means 2.5 and 2, sum of |E - I| = 1 + 2 + 1 + 2.
    // Unit 1: E = 0.5 0 1 0.5, no I.
    assertArrayEquals(new double[] {2.5, 0.5}, found.tables().get(0).numbers("excitation"), 1e-15);
    assertArrayEquals(new double[] {2, 0}, found.tables().get(0).numbers("inhibition"), 1e-15);
    assertEquals((1 - 0.5 / 4.5 + 0) / 2, m.get("input_cancelled_in_the_mean"), 1e-15);
    assertEquals((1 - 1.5 / 4.5 + 0) / 2, m.get("input_cancelled_each_step"), 1e-15);
    // Deviations -1.5 -0.5 0.5 1.5 and 0 -2 2 0: products 2, squares 5 and 8.
    assertEquals(2 / Math.sqrt(40), m.get("input_balance_correlation"), 1e-15);
    assertEquals(3.0 / 5, m.get("excitatory_share_of_input"), 1e-15);
    assertEquals(0.5, m.get("units_of_one_sign"));
  }

  /** Every third of ten samples in two segments: 0, 3 and 6 of seven, and 2 of three. */
  @Test
  void samplesAreTakenAcrossSegments() {
    Matrix first = Matrix.of(new double[][] {{1, 9, 9, 2, 9, 9, 3}});
    Matrix second = Matrix.of(new double[][] {{9, 9, 4}});
    Findings found =
        new InputBalance()
            .analyze(
                new InputBalance.Parameters(4, 8),
                new GivenActivity(
                    List.of(first, second),
                    Optional.empty(),
                    Optional.of(Matrix.identity(1)),
                    Map.of()),
                GivenActivity.CONTEXT);
    assertEquals(2.5, found.tables().get(0).numbers("excitation")[0], 1e-15);
  }

  /** Inhibition that is fed by the same unit as excitation cancels it at every step. */
  @Test
  void sharedInputIsTightAndIndependentInputIsLoose() {
    RandomStream random = RandomStream.of(5);
    Matrix rates = Matrix.zeros(3, 20_000);
    for (int t = 0; t < 20_000; t++) {
      double shared = random.nextDouble();
      rates.set(0, t, shared);
      rates.set(1, t, shared);
      rates.set(2, t, random.nextDouble());
    }
    Matrix tight = Matrix.zeros(3, 3);
    tight.set(0, 0, 1);
    tight.set(1, 0, -1);
    Map<String, Double> one = of(rates, tight).metrics();
    assertEquals(1, one.get("input_cancelled_each_step"), 1e-12);
    assertEquals(1, one.get("input_balance_correlation"), 1e-12);
    Matrix loose = Matrix.zeros(3, 3);
    loose.set(0, 0, 1);
    loose.set(2, 0, -1);
    Map<String, Double> other = of(rates, loose).metrics();
    assertEquals(1, other.get("input_cancelled_in_the_mean"), 0.01);
    // Of two independent uniform numbers the mean difference is 1/3, the mean sum 1.
    assertEquals(2 / 3.0, other.get("input_cancelled_each_step"), 0.01);
    assertEquals(0, other.get("input_balance_correlation"), 0.02);
  }

  @Test
  void ofARunAndOfSilence() {
    Map<String, Double> m =
        new InputBalance()
            .analyze(P, new StableLinear(6, 0.9, true, 4).run(5), GivenActivity.CONTEXT)
            .metrics();
    assertTrue(m.get("input_cancelled_in_the_mean") > 0.3);
    Map<String, Double> silent = of(Matrix.zeros(2, 5), Matrix.identity(2)).metrics();
    assertTrue(Double.isNaN(silent.get("input_cancelled_each_step")));
    assertTrue(Double.isNaN(silent.get("excitatory_share_of_input")));
    assertEquals(
        "the connections between the units are not known",
        new InputBalance().unsuited(P, GivenActivity.of(Matrix.zeros(2, 3))).orElseThrow());
  }
}
