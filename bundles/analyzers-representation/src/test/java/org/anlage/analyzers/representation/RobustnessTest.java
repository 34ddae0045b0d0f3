package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

/** Accuracies of networks made by hand, of which three quarters of the trials are "right". */
class RobustnessTest {
  /** Outputs that are equal answer left, and left is one trial in four. */
  private static final double SILENT = 0.25;

  private static double[] curve(Findings findings, String column) {
    return findings.tables().get(0).numbers(column);
  }

  @Test
  void aDelayLineAnswersAfterItsOwnDelayOnly() {
    LongerDelays.Parameters more = new LongerDelays.Parameters(List.of(0, 1, 7), 40);
    Findings line = new LongerDelays().analyze(more, RememberedSide.passedOn(3), CONTEXT);
    assertArrayEquals(new double[] {1, SILENT, SILENT}, curve(line, "accuracy"), 0);
    assertEquals(SILENT, line.metrics().get("accuracy_delay_plus_7"));
    Findings kept = new LongerDelays().analyze(more, RememberedSide.kept(3), CONTEXT);
    assertArrayEquals(new double[] {1, 1, 1}, curve(kept, "accuracy"), 0);
    assertArrayEquals(new double[] {0, 1, 7}, curve(kept, "longer_by"), 0);
  }

  /**
   * A linear integrator of T steps hears the difference of two inputs: 1 plus noise of variance 2 T
   * sigma^2, so it is right with probability Phi(1 / (sigma sqrt(2 T))).
   */
  @Test
  void noiseCostsAnIntegratorWhatItMust() {
    int trials = 4000;
    Findings findings =
        new NoisyInputs()
            .analyze(
                new NoisyInputs.Parameters(List.of(0.0, 0.5), trials),
                RememberedSide.kept(7),
                CONTEXT);
    double phi = 0.6914624612740131; // of 1 / (0.5 sqrt(16)) = 0.5
    assertEquals(1, findings.metrics().get("accuracy_input_noise_0"));
    assertEquals(
        phi,
        findings.metrics().get("accuracy_input_noise_0_5"),
        5 * Math.sqrt(phi * (1 - phi) / trials));
  }

  @Test
  void accuracyRestsOnTheOneUnitThatRemembers() {
    Findings findings =
        new Lesions()
            .analyze(
                new Lesions.Parameters(List.of(0, 6, 25, 75, 100), 200, 40),
                RememberedSide.kept(2),
                CONTEXT);
    assertArrayEquals(
        new double[] {1, 1, SILENT, SILENT, SILENT},
        curve(findings, "strongest_units_silenced"),
        0);
    assertEquals(SILENT, findings.metrics().get("accuracy_strongest_units_silenced_25"));
    // Of 16 weights 6 % are one: the self-connection, or one of 14 zeros.
    assertArrayEquals(
        new double[] {1, SILENT, SILENT, SILENT, SILENT},
        curve(findings, "strongest_weights_removed"),
        0);
    assertArrayEquals(
        new double[] {1, 1, 1, 1, SILENT}, curve(findings, "weakest_weights_removed"), 0);
    // One of four units at random hits it one time in four.
    assertEquals(
        1 - 0.25 * (1 - SILENT),
        curve(findings, "random_units_silenced")[2],
        5 * 0.75 * Math.sqrt(0.25 * 0.75 / 200));
  }

  @Test
  void equalTrialsArePlayedOnce() {
    TrialBatch batch = RememberedSide.kept(2).trials(40);
    DistinctTrials distinct = DistinctTrials.of(batch);
    assertEquals(2, distinct.batch().trials());
    assertArrayEquals(new int[] {10, 30}, distinct.times());
    batch.input()[0] += 0.5f;
    assertArrayEquals(new int[] {1, 30, 9}, DistinctTrials.of(batch).times());
  }

  @Test
  void whatIsVariedAscends() {
    assertThrows(
        IllegalArgumentException.class, () -> new LongerDelays.Parameters(List.of(5, 5), 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Lesions.Parameters(List.of(0, 101), 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new NoisyInputs.Parameters(List.of(0.2, 0.1), 1));
  }

  /**
   * A linear integrator of T steps hears the difference of two inputs; moved against the answer by
   * e at each input and step, the sum of 1 becomes 1 - 2 T e. With outputs -h and h the loss log(1
   * + e^(-2 h)) has the slope -2 / (1 + e^2) by each of them.
   */
  @Test
  void theWorstChangeOfAnIntegratorsInputs() {
    List<Double> sizes = List.of(0.0, 0.1, 0.16, 0.17, 0.4);
    Findings findings =
        new AdversarialInputs()
            .analyze(new AdversarialInputs.Parameters(sizes, 40), RememberedSide.kept(2), CONTEXT);
    assertArrayEquals(new double[] {1, 1, 1, 0, 0}, curve(findings, "worst_change"), 0);
    assertEquals(1, findings.metrics().get("accuracy_random_signs_0_16"));
    double slope = 2 / (1 + Math.exp(2));
    double step = slope * Math.sqrt(2);
    assertArrayEquals(
        new double[] {step, step, step},
        findings.tables().get(1).numbers("input_sensitivity"),
        1e-12);
    assertEquals(step * Math.sqrt(3), findings.metrics().get("input_sensitivity"), 1e-12);
  }

  /**
   * Unit 0 keeps +1 in three trials of four and -1 in the fourth, so its standard deviation is
   * sqrt(3) / 2, and from noise of that it answers rightly with probability Phi(2 / sqrt(3)). Where
   * it keeps the answer of the trial before, an answer that differs from it becomes zero, which is
   * left: wrong once in four trials.
   */
  @Test
  void startsStayInAnIntegrator() {
    int trials = 4000;
    Findings findings =
        new ShiftedStarts()
            .analyze(
                new ShiftedStarts.Parameters(List.of(0.0, 1.0), trials),
                RememberedSide.kept(3),
                CONTEXT);
    double phi = 0.8758934605050381; // of 2 / sqrt(3), by SciPy
    assertEquals(1, findings.metrics().get("accuracy_start_deviation_0"));
    assertEquals(
        phi,
        findings.metrics().get("accuracy_start_deviation_1"),
        5 * Math.sqrt(phi * (1 - phi) / trials));
    assertEquals(0.75, findings.metrics().get("accuracy_carried_state"));
  }

  @Test
  void listsThatDoNotAscendAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdversarialInputs.Parameters(List.of(0.2, 0.1), 8));
    assertThrows(
        IllegalArgumentException.class, () -> new ShiftedStarts.Parameters(List.of(-0.1), 8));
  }
}
