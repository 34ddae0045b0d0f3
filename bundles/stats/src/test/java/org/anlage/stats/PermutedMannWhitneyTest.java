package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class PermutedMannWhitneyTest {

  @Test
  void countsAllDivisionsWithTies() {
    // Enumerated: 42 of the 462 ways to choose five of the eleven.
    double[] x = {1, 1, .625, .75, 1};
    double[] y = {1, .625, .625, .625, .62, .625};
    assertEquals(42 / 462.0, MannWhitney.permuted(x, y).p(), 1e-15);
    assertEquals(42 / 462.0, MannWhitney.permuted(y, x).p(), 1e-15);
  }

  @Test
  void isFishersTestOfTwoOutcomes() {
    double[] all = new double[10];
    double[] some = new double[10];
    Arrays.fill(all, 1);
    Arrays.fill(some, 0, 7, 0.6);
    Arrays.fill(some, 7, 10, 1);
    MannWhitney test = MannWhitney.permuted(all, some);
    assertEquals(572 / 184756.0, test.p(), 1e-15);
    assertEquals(0.7, test.cliffsDelta(), 1e-15);
    assertTrue(MannWhitney.of(all, some).p() < test.p(), "the normal approximation is too sure");
  }

  @Test
  void failuresRankBelowEverything() {
    double[] x = {0.9, Double.NEGATIVE_INFINITY, 0.8};
    double[] y = {Double.NEGATIVE_INFINITY, 0.5, 0.4};
    // By hand: ranks 6, 1.5, 5 against 1.5, 4, 3; u = 12.5 - 6 = 6.5.
    assertEquals(6.5, MannWhitney.permuted(x, y).u());
  }

  @Test
  void agreesWithTheExactTestWithoutTiesAndGoesOverToTheNormalOne() {
    RandomStream random = RandomStream.of(5);
    double[] x = gaussian(random, 7);
    double[] y = gaussian(random, 9);
    assertEquals(MannWhitney.of(x, y).p(), MannWhitney.permuted(x, y).p(), 1e-14);
    double[] many = gaussian(random, 70);
    double[] more = gaussian(random, 60);
    assertEquals(MannWhitney.of(many, more), MannWhitney.permuted(many, more));
    assertEquals(1, MannWhitney.permuted(new double[] {1, 1}, new double[] {1, 1}).p());
    assertTrue(Double.isNaN(MannWhitney.permuted(new double[0], new double[] {1}).p()));
  }

  private static double[] gaussian(RandomStream random, int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }
}
