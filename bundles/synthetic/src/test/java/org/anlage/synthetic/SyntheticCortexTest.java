package org.anlage.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.algebra.Cholesky;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class SyntheticCortexTest {
  private static final SyntheticCortex SOURCE = new SyntheticCortex();

  @Test
  void theSeedDecidesEverything() {
    assertEquals(made(60, 7, 100).digest(), made(60, 7, 100).digest());
    assertNotEquals(made(60, 7, 100).digest(), made(60, 8, 100).digest());
  }

  @Test
  void aLongerRecordingContinuesAShorterOneOfTheSameField() {
    Cortex shorter = made(40, 3, 60);
    Cortex longer = made(40, 3, 120);
    assertEquals(
        shorter.positions().orElseThrow().micrometres(),
        longer.positions().orElseThrow().micrometres());
    assertEquals(
        shorter.synapses().orElseThrow().counts(), longer.synapses().orElseThrow().counts());
    double[] first = events(shorter).times()[0];
    double[] both = events(longer).times()[0];
    assertArrayEquals(first, Arrays.copyOf(both, first.length));
    assertEquals(120, events(longer).duration());
  }

  @Test
  void eventsAreOnFramesAndNeverInAdjacentOnes() {
    for (double[] train : events(made(30, 1, 600)).times()) {
      double before = -1;
      for (double time : train) {
        double frame = time / SynthesisedEvents.FRAME;
        assertEquals(Math.rint(frame), frame, 1e-9);
        assertTrue(time - before > 1.5 * SynthesisedEvents.FRAME && time < 600);
        before = time;
      }
    }
  }

  @Test
  void saysThatItIsSynthetic() {
    Cortex cortex = made(128, 1, 60);
    assertTrue(cortex.provenance().synthetic());
    assertEquals("Synthetic cortex, 128 neurons, seed 1", cortex.provenance().title());
    Check distance =
        cortex.provenance().checks().stream()
            .filter(check -> check.name().equals("distance of connected pairs"))
            .findFirst()
            .orElseThrow();
    assertTrue(distance.passed(), distance.detail());
    assertFalse(SOURCE.recognises(Path.of("anything")));
    assertEquals(128, cortex.neurons().ids().get("nucleus")[127]);
  }

  /** Expected digest: what it was before neurons could have types. */
  @Test
  void typesAreDrawnOnRequestAndChangeNothingElse() {
    assertEquals(
        "51278b57b9debb30b4681b84022e7711f42fca9226029377e9cc63c5ccb6d278",
        made(60, 7, 100).digest());
    Cortex plain = made(60, 7, 100);
    Cortex typed = SOURCE.load(new SyntheticCortex.Parameters(60, 7, 100, 0.2), Optional.empty());
    assertTrue(plain.neurons().labels().isEmpty());
    assertEquals(
        12,
        typed.neurons().labels().get(Neurons.CLASSIFICATION).stream()
            .filter("inhibitory_neuron"::equals)
            .count());
    assertEquals(plain.synapses().orElseThrow().counts(), typed.synapses().orElseThrow().counts());
    assertArrayEquals(events(plain).times(), events(typed).times());
    assertNotEquals(plain.digest(), typed.digest());
  }

  @Test
  void twoNeuronsAreEnough() {
    assertEquals(2, made(2, 1, 10).size());
  }

  @Test
  void connectionProbabilityByHand() {
    assertEquals(0.0224, SynthesisedWiring.probability(77), 1e-12);
    // Half way in logarithms between 22.4 at 77 um and 9.27 at 127 um.
    assertEquals(1e-3 * Math.sqrt(22.4 * 9.27), SynthesisedWiring.probability(102), 1e-12);
    assertTrue(SynthesisedWiring.probability(0) < 0.07);
    assertTrue(SynthesisedWiring.probability(2000) < 1e-5);
  }

  @Test
  void choleskyByHand() {
    Matrix l = Cholesky.factor(Matrix.of(2, 2, new double[] {4, 2, 2, 10}));
    assertEquals(Matrix.of(2, 2, new double[] {2, 0, 1, 3}), l);
    assertThrows(
        ArithmeticException.class,
        () -> Cholesky.factor(Matrix.of(2, 2, new double[] {1, 2, 2, 1})));
  }

  @Test
  void gainsHaveMeanOneAndTheirCovariance() {
    Cortex cortex = made(3, 5, 1);
    Matrix similarity = Tuning.similarity(3, RandomStream.of(2));
    SharedGain shared =
        new SharedGain(cortex.positions().orElseThrow(), similarity, 200, RandomStream.of(1));
    // Steps of 200 s: nearly independent draws, so that the means settle.
    int steps = 100_000;
    double[] gains = new double[3];
    double[] mean = new double[3];
    double product = 0;
    for (int step = 0; step < steps; step++) {
      shared.next(gains);
      for (int i = 0; i < 3; i++) {
        mean[i] += gains[i] / steps;
      }
      product += gains[0] * gains[1] / steps;
    }
    for (double value : mean) {
      assertEquals(1, value, 0.03);
    }
    Matrix um = cortex.positions().orElseThrow().micrometres();
    double expected =
        StrictMath.exp(
            SharedGain.logCovariance(
                cortex.positions().orElseThrow().distances().get(0, 1),
                um.get(0, 0) - um.get(1, 0),
                similarity.get(0, 1)));
    assertEquals(expected, product, 0.06 * expected);
  }

  private static Cortex made(int neurons, long seed, double duration) {
    return SOURCE.load(
        new SyntheticCortex.Parameters(neurons, seed, duration, 0), Optional.empty());
  }

  private static Activity.Events events(Cortex cortex) {
    return (Activity.Events) cortex.activity().orElseThrow();
  }
}
