package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class TrialCorrelationTest {
  /** Stimuli a, b, c; a and b shown twice, c twice; one trial a second. */
  private static final List<String> STIMULI = List.of("a", "b", "c", "a", "b", "c");

  @Test
  void responsesToEventsAreRates() {
    Trials trials = new Trials(new double[] {0, 2}, new double[] {2, 2.5}, List.of("a", "b"));
    Activity.Events events = new Activity.Events(new double[][] {{0, 1, 2, 2.4, 2.5}, {1.9}}, 3);
    assertEquals(
        Matrix.of(new double[][] {{1, 4}, {0.5, 0}}), TrialResponses.of(events, trials).values());
  }

  /** Samples at 0, 0.5, 1, ... s; a trial of 0.4 ... 1.5 s holds those at 0.5 and 1 s. */
  @Test
  void responsesOfTracesAreMeans() {
    Trials trials = new Trials(new double[] {0.4, 0}, new double[] {1.5, 9}, List.of("a", "b"));
    Matrix values = Matrix.of(new double[][] {{1, 2, 4, 9}, {0, 0, 1, 7}});
    Matrix expected = Matrix.of(new double[][] {{3, 4}, {0.5, 2}});
    assertEquals(expected, TrialResponses.of(new Activity.Traces(values, 0.5), trials).values());
    Activity.Streamed streamed =
        new Activity.Streamed(
            2,
            4,
            0.5,
            (from, to) -> {
              Matrix piece = Matrix.zeros(2, to - from);
              for (int i = 0; i < 2; i++) {
                for (int t = from; t < to; t++) {
                  piece.set(i, t - from, values.get(i, t));
                }
              }
              return piece;
            });
    assertEquals(expected, TrialResponses.of(streamed, trials).values());
    Trials late = new Trials(new double[] {5}, new double[] {6}, List.of("a"));
    assertTrue(
        assertThrows(
                ArithmeticException.class,
                () -> TrialResponses.of(new Activity.Traces(values, 0.5), late))
            .getMessage()
            .contains("trial 0, 5.0 to 6.0 s, holds no sample"));
  }

  /** 0.6 / 0.2 and 3 * 0.1 / 0.1 are not 3 in floating point. */
  @Test
  void aSampleOnTheEdgeOfATrialIsWhereItIs() {
    Matrix values = Matrix.of(new double[][] {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}});
    for (double interval : new double[] {0.1, 0.2, 1 / 30.0, 1 / 6.301, 0.3, 1 / 7.0}) {
      for (int from = 0; from < 8; from++) {
        double start = 0;
        for (int k = 0; k < from; k++) {
          start += interval; // with the rounding that clocks of trials have
        }
        Trials trials =
            new Trials(new double[] {start}, new double[] {(from + 2) * interval}, List.of("a"));
        assertEquals(
            from + 0.5,
            TrialResponses.of(new Activity.Traces(values, interval), trials).values().get(0, 0),
            from + " at " + interval);
      }
    }
  }

  /**
   * Means over stimuli 1 2 3, 1 2 3 (with noise) and 3 1 2: signal correlations 1 and -1/2. Noise
   * of the second is +-1 as that of the first, the third's is the opposite in b alone.
   */
  @Test
  void signalAndNoiseByHand() {
    TrialResponses responses =
        responses(
            new double[][] {
              {2, 3, 4, 0, 1, 2},
              {2, 3, 4, 0, 1, 2},
              {4, 0, 3, 2, 2, 1},
              {5, 5, 5, 5, 5, 5}
            });
    TrialCorrelation signal = TrialCorrelation.signal(responses);
    assertEquals(1, signal.of(0, 1), 1e-15);
    assertEquals(-0.5, signal.of(0, 2), 1e-15);
    assertEquals(0, signal.of(0, 3));
    assertEquals(1, signal.without());
    TrialCorrelation noise = TrialCorrelation.noise(responses);
    assertEquals(1, noise.of(0, 1), 1e-15);
    assertEquals(1 / 3.0, noise.of(0, 2), 1e-15);
    assertEquals(1, noise.matrix().get(3, 3));
    assertEquals(noise.of(0, 2), noise.of(2, 0));
  }

  /** Halves of the first are 2 3 4 and 0 1 2, of the third 4 0 3 and 2 2 1, all by hand. */
  @Test
  void splitHalvesByHand() {
    TrialCorrelation split =
        TrialCorrelation.splitSignal(
            responses(new double[][] {{2, 3, 4, 0, 1, 2}, {4, 0, 3, 3, 1, 2}, {1, 2, 3, 3, 2, 1}}));
    // First: a = b = (-1, 0, 1), a.b = 2. Second: a = (5, -7, 2) / 3, b = (1, -1, 0), a.b = 4.
    double ab = (-1 * 1 + 0 + 1 * 0 + (-5 + 0 + 2) / 3.0) / 2;
    assertEquals(ab / Math.sqrt(2 * 4), split.of(0, 1), 1e-15);
    // Third: its halves contradict each other, it has no reliable signal.
    assertEquals(0, split.of(0, 2));
    assertEquals(1, split.without());
  }

  /**
   * Tuning s_i, shared noise of variance 1 in every trial and private noise: the plain estimate
   * follows signal plus noise, the split one the signal, here (1 + 0) / sqrt(1 x 1) and -1.
   */
  @Test
  void splittingRemovesSharedNoise() {
    int stimuli = 400;
    int repeats = 4;
    RandomStream random = RandomStream.of(11);
    double[][] values = new double[2][stimuli * repeats];
    List<String> names = new ArrayList<>();
    for (int s = 0; s < stimuli; s++) {
      double tuning = random.nextGaussian();
      for (int r = 0; r < repeats; r++) {
        double shared = 2 * random.nextGaussian();
        int t = s * repeats + r;
        names.add("s" + s);
        values[0][t] = tuning + shared + random.nextGaussian();
        values[1][t] = -tuning + shared + random.nextGaussian();
      }
    }
    TrialResponses responses = responses(values, names);
    // Means over 4: covariance -1 + 4/4 = 0, variance 1 + 5/4; halves: covariance -1, signal 1.
    assertEquals(0, TrialCorrelation.signal(responses).of(0, 1), 0.15);
    assertEquals(-1, TrialCorrelation.splitSignal(responses).of(0, 1), 0.3);
    assertEquals(4 / 5.0, TrialCorrelation.noise(responses).of(0, 1), 0.03);
  }

  @Test
  void tooFewStimuliOrRepetitionsAreRefused() {
    double[][] values = {{1, 2, 3}, {3, 1, 2}};
    TrialResponses once = responses(values, List.of("a", "b", "c"));
    assertEquals(-0.5, TrialCorrelation.signal(once).of(0, 1), 1e-15);
    assertThrows(ArithmeticException.class, () -> TrialCorrelation.splitSignal(once));
    assertThrows(ArithmeticException.class, () -> TrialCorrelation.noise(once));
    TrialResponses same = responses(values, List.of("a", "a", "a"));
    assertThrows(ArithmeticException.class, () -> TrialCorrelation.signal(same));
    assertEquals(-0.5, TrialCorrelation.noise(same).of(0, 1), 1e-15);
  }

  @Test
  void stimuliKeepTheOrderOfTheirTrials() {
    List<int[]> trials = responses(new double[1][6]).trialsOf();
    assertArrayEquals(new int[] {0, 3}, trials.get(0));
    assertArrayEquals(new int[] {2, 5}, trials.get(2));
  }

  private static TrialResponses responses(double[][] values) {
    return responses(values, STIMULI);
  }

  /** One sample and one trial a second. */
  private static TrialResponses responses(double[][] values, List<String> stimuli) {
    int n = stimuli.size();
    return TrialResponses.of(
        new Activity.Traces(Matrix.of(values), 1),
        new Trials(
            IntStream.range(0, n).asDoubleStream().toArray(),
            IntStream.range(1, n + 1).asDoubleStream().toArray(),
            stimuli));
  }
}
