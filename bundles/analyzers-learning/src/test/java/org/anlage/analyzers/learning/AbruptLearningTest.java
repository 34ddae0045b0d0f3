package org.anlage.analyzers.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class AbruptLearningTest {
  private static final double[] AT = updates();

  private static double[] updates() {
    double[] at = new double[1001];
    Arrays.setAll(at, k -> 10.0 * k);
    return at;
  }

  private static Fall logistic(double centre, double width, double noise) {
    RandomStream random = RandomStream.of(3);
    double[] values = new double[AT.length];
    Arrays.setAll(
        values,
        k -> 2 + 3 / (1 + Math.exp((AT[k] - centre) / width)) + noise * random.nextGaussian());
    return Fall.of(AT, values, noise > 0 ? 21 : 1);
  }

  /** Of a logistic curve of width w, tanh(L / 4w) of the fall is within L around its centre. */
  @Test
  void aLogisticCurveHasItsCentreAndWidth() {
    Fall fall = logistic(4005, 200, 0);
    assertEquals(10_000, fall.length());
    assertEquals(4005, fall.drop(), 1e-6);
    assertEquals(Math.tanh(500 / 800.0), fall.abruptness(), 1e-3);
    // A tenth of the fall is lost at centre + width ln 9 from the end; the rest is flat.
    assertEquals(10_000 - (4005 + 200 * Math.log(9)), fall.plateau(), 10);
  }

  @Test
  void aStepAndALine() {
    Fall step = logistic(7005, 1, 0);
    assertEquals(1, step.abruptness(), 1e-9);
    assertEquals(7000, step.plateau(), 10);
    double[] line = Arrays.stream(AT).map(x -> -x).toArray();
    Fall straight = Fall.of(AT, line, 1);
    assertEquals(0.05, straight.abruptness(), 1e-9);
    assertEquals(990, straight.plateau(), 1e-9, "less than a tenth");
  }

  @Test
  void noiseMovesTheDropALittleAndHasNoneItself() {
    assertEquals(4005, logistic(4005, 100, 0.05).drop(), 100);
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = RandomStream.of(seed);
      double[] noise = new double[101];
      Arrays.setAll(noise, k -> random.nextGaussian());
      Fall none = Fall.of(Arrays.copyOf(AT, 101), noise, 5);
      assertTrue(Double.isNaN(none.drop()) && Double.isNaN(none.abruptness()));
    }
    double[] constant = new double[10];
    assertTrue(Double.isNaN(Fall.of(Arrays.copyOf(AT, 10), constant, 3).plateau()));
    double[] overflow = {3, 2, Double.NaN, 1};
    assertTrue(Double.isNaN(Fall.of(Arrays.copyOf(AT, 4), overflow, 1).drop()));
  }
}
