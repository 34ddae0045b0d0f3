package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Against NumPy, statsmodels and SciPy. */
class EffectSizesTest {
  private static final double[] X = {0.91, 0.62, 0.88, 0.97};
  private static final double[] Y = {0.63, 0.61, 0.7, 0.52, 0.66};
  private static final double Z90 = 1.6448536269514722;

  @Test
  void cliffsDeltaWithItsInterval() {
    CliffsDelta delta = CliffsDelta.of(X, Y);
    assertEquals(0.7, delta.value(), 1e-15);
    assertEquals(-0.11763314275587251, delta.interval().low(), 1e-9);
    assertEquals(0.9520072098502921, delta.interval().high(), 1e-9);
    CliffsDelta tied = CliffsDelta.of(new double[] {1, 1, 1, 0}, new double[] {1, 0, 1});
    assertEquals(1 / 12.0, tied.value(), 1e-15);
    assertEquals(-0.5826783669717652, tied.interval().low(), 1e-9);
    assertEquals(0.6823842122001114, tied.interval().high(), 1e-9);
  }

  @Test
  void cliffsDeltaOfApartSamplesIsNotCertain() {
    double[] low = {0.1, 0.2, 0.3, 0.4};
    CliffsDelta up = CliffsDelta.of(X, low);
    assertEquals(1, up.value());
    assertEquals(0.020218327090805354, up.interval().low(), 1e-12);
    assertEquals(1, up.interval().high());
    CliffsDelta down = CliffsDelta.of(low, X);
    assertEquals(new Interval(-1, -up.interval().low()), down.interval());
    CliffsDelta equal = CliffsDelta.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    assertEquals(0, equal.value());
    assertTrue(equal.interval().high() > 0.3, "three equal pairs of values prove little");
    assertEquals(Interval.NONE, CliffsDelta.of(new double[] {1}, Y).interval());
  }

  @Test
  void standardizedDifference() {
    StandardizedDifference d = StandardizedDifference.of(X, Y);
    assertEquals(1.9509887643863988, d.cohensD(), 1e-12);
    assertEquals(1.7328738933648673, d.hedgesG(), 1e-12);
    assertEquals(0.3569411432892122, d.interval().low(), 1e-9);
    assertEquals(3.545036385483585, d.interval().high(), 1e-9);
    double[] ones = {1, 1};
    assertTrue(Double.isNaN(StandardizedDifference.of(ones, ones).cohensD()), "no spread");
    assertTrue(Double.isNaN(StandardizedDifference.of(new double[] {1}, Y).cohensD()));
  }

  @Test
  void equivalenceOfMeansByWelch() {
    assertEquals(0.19799040814219782, Equivalence.welch(X, Y, 0.3), 1e-9);
    assertEquals(0.8900171846689756, Equivalence.welch(X, Y, 0.1), 1e-9);
    double[] ones = {1, 1};
    assertEquals(0, Equivalence.welch(ones, ones, 0.1));
    assertEquals(1, Equivalence.welch(ones, new double[] {0.5, 0.5}, 0.1));
    assertTrue(Double.isNaN(Equivalence.welch(ones, new double[] {1}, 0.1)));
  }

  @Test
  void equivalenceOfLocationByRanks() {
    // SciPy, exact and one-sided: 0.0079 with X moved up, 0.2778 with Y moved up.
    assertEquals(0.2777777777777778, Equivalence.ranks(X, Y, 0.3), 1e-12);
  }

  @Test
  void equivalenceOfBoundedMeansIsNewcombesIntervalInverted() {
    double[] x = outcomes(17, 20);
    double[] y = outcomes(14, 20);
    Interval interval = Equivalence.boundedInterval(x, y, Z90, Interval.PROPORTION);
    assertEquals(-0.06922396396971212, interval.low(), 1e-9);
    assertEquals(0.3539644024652582, interval.high(), 1e-9);
    assertEquals(0.05, Equivalence.bounded(x, y, interval.high(), Interval.PROPORTION), 1e-9);
    assertEquals(1, Equivalence.bounded(x, y, 0.1, Interval.PROPORTION));
    assertTrue(Double.isNaN(Equivalence.bounded(x, new double[0], 0.1, Interval.PROPORTION)));
  }

  @Test
  void allAlikeIsNoProofOfEquivalence() {
    double[] all = outcomes(20, 20);
    Interval bounds = new Interval(0.625, 1);
    // Wilson's 90 % interval of 20 of 20 begins at 1 - 0.119158; the bounds are 0.375 apart.
    double reach = 0.375 * 0.11915783736096455;
    assertEquals(0.05, Equivalence.bounded(all, all, reach, bounds), 1e-9);
    assertEquals(0, Equivalence.welch(all, all, 0.001), "which Welch's test would take for proof");
    double[] one = {0.5, 0.5};
    assertTrue(Equivalence.bounded(one, one, 0.1, new Interval(0.5, 0.5)) < 1e-9, "no room");
  }

  @Test
  void intervalsOfProportions() {
    Interval wilson = BinomialInterval.wilson(0.85, 20, Z90);
    assertEquals(0.6781719243246931, wilson.low(), 1e-9);
    assertEquals(0.9384175895226317, wilson.high(), 1e-9);
    Interval exact = BinomialInterval.clopperPearson(17, 20, 0.95);
    assertEquals(0.621073173454686, exact.low(), 1e-9);
    assertEquals(0.9679290628145363, exact.high(), 1e-9);
    assertEquals(0.2327295009890745, BinomialInterval.clopperPearson(0, 20, 0.99).high(), 1e-9);
    Interval many = BinomialInterval.clopperPearson(520, 10000, 0.99);
    assertEquals(0.057985765201861765, many.high(), 1e-9);
    assertEquals(1, BinomialInterval.clopperPearson(5, 5, 0.95).high());
  }

  @Test
  void bootstrapsAgreeWithSciPys() {
    // SciPy, 400,000 resamples: BCa 0.0375 to 0.3295, percentiles 0.0655 to 0.3435.
    MeanDifference bca = MeanDifference.bca(X, Y, 100_000, RandomStream.of(1));
    assertEquals(0.0375, bca.interval().low(), 0.004);
    assertEquals(0.3295, bca.interval().high(), 0.004);
    MeanDifference plain = MeanDifference.bootstrap(X, Y, 100_000, RandomStream.of(1));
    assertEquals(0.0655, plain.interval().low(), 0.004);
    assertEquals(0.3435, plain.interval().high(), 0.004);
    assertEquals(bca, MeanDifference.bca(X, Y, 100_000, RandomStream.of(1)));
    MeanDifference mirrored = MeanDifference.bca(Y, X, 100_000, RandomStream.of(1));
    assertEquals(-0.3295, mirrored.interval().low(), 0.004);
    double[] ones = {1, 1};
    assertEquals(
        new Interval(0, 0), MeanDifference.bca(ones, ones, 100, RandomStream.of(1)).interval());
    assertEquals(
        Interval.NONE, MeanDifference.bca(new double[] {1}, Y, 100, RandomStream.of(1)).interval());
  }

  @Test
  void intervalsOverlapOrNot() {
    assertTrue(new Interval(0, 1).overlaps(new Interval(1, 2)));
    assertTrue(!new Interval(0, 1).overlaps(new Interval(1.1, 2)));
    assertTrue(!new Interval(0, 1).overlaps(Interval.NONE));
  }

  private static double[] outcomes(int ones, int n) {
    double[] values = new double[n];
    for (int i = 0; i < ones; i++) {
      values[i] = 1;
    }
    return values;
  }
}
