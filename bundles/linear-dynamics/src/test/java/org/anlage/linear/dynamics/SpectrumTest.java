package org.anlage.linear.dynamics;

import static org.anlage.linear.dynamics.Portable.DECOMPOSITIONS;
import static org.anlage.linear.dynamics.Portable.KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private static double[] power(int n, double exponent) {
    double[] spectrum = new double[n];
    for (int k = 0; k < n; k++) {
      spectrum[k] = 3 * StrictMath.pow(k + 1, -exponent);
    }
    return spectrum;
  }

  @Test
  void aPowerLawIsFoundExactlyByBothWeightings() {
    for (PowerLaw.Weighting weighting : PowerLaw.Weighting.values()) {
      PowerLaw law = PowerLaw.fit(power(1000, 0.75), 11, 500, weighting);
      assertEquals(0.75, law.exponent(), 1e-12);
      assertEquals(3, law.first(), 1e-10);
      assertEquals(3 * StrictMath.pow(20, -0.75), law.at(20), 1e-10);
    }
  }

  /** Values of ../shared/spec/reference-values.md, section 2. */
  @Test
  void idealSemicirclesHaveTheReferenceExponents() {
    int[] sizes = {500, 1000, 2000, 5000, 10000};
    double[][] expected = {
      {.6814, .7005, .7030, .7055},
      {.6668, .6915, .6948, .6980},
      {.6394, .6771, .6821, .6873},
      {.5984, .6618, .6710, .6804},
      {.5581, .6488, .6628, .6777}
    };
    double[] rho = {0.99, 0.998, 0.999, 1};
    for (int s = 0; s < sizes.length; s++) {
      for (int r = 0; r < rho.length; r++) {
        double[] spectrum = Semicircle.covariances(sizes[s], rho[r]);
        PowerLaw law =
            PowerLaw.fit(
                spectrum, PowerLaw.FROM, PowerLaw.lastRank(sizes[s]), PowerLaw.Weighting.RANK);
        assertEquals(expected[s][r], law.exponent(), 6e-5, sizes[s] + ", " + rho[r]);
      }
    }
    double[] logRank = {.5800, .6542, .6653, .6768};
    for (int r = 0; r < rho.length; r++) {
      PowerLaw law =
          PowerLaw.fit(Semicircle.covariances(10000, rho[r]), 11, 500, PowerLaw.Weighting.LOG_RANK);
      assertEquals(logRank[r], law.exponent(), 6e-5);
    }
  }

  @Test
  void theEdgeAndThePlateauOfASemicircle() {
    assertEquals(0.5, Semicircle.above(StrictMath.PI / 2), 1e-12);
    double f = 1e-3;
    double edge = Semicircle.covariances(100_000, 1)[(int) (f * 100_000)];
    assertEquals(1, edge / StrictMath.pow(1.5 * StrictMath.PI * f, -2.0 / 3), 0.02);
    assertEquals(0.54, Semicircle.plateauRank(10_000, 0.998), 0.005);
    assertEquals(6, Semicircle.plateauRank(10_000, 0.99), 0.01);
    assertEquals(190, Semicircle.plateauRank(10_000, 0.9), 0.2);
  }

  /** Values of ../shared/spec/reference-values.md, section 1. */
  @Test
  void dimensionsOfPowerLawsAreThoseOfTheReference() {
    double[] exponents = {2.0 / 3, 0.75, 0.8, 1.25, 4.0 / 3};
    int[] half = {1398, 870, 603, 7, 4};
    int[] ninety = {7383, 6816, 6381, 568, 236};
    double[] ratio = {1117.1, 515.6, 322.5, 13.1, 9.3};
    for (int k = 0; k < exponents.length; k++) {
      double[] spectrum = power(10_000, exponents[k]);
      assertEquals(half[k], Dimensions.holding(0.5, spectrum));
      assertEquals(ninety[k], Dimensions.holding(0.9, spectrum));
      assertEquals(ratio[k], Dimensions.participationRatio(spectrum), 0.06);
    }
  }

  @Test
  void ranksBeyondTheSpectrumAndValuesThatAreNotPositiveAreRefused() {
    ProblemException beyond =
        assertThrows(
            ProblemException.class,
            () -> PowerLaw.fit(power(100, 1), 11, 500, PowerLaw.Weighting.RANK));
    assertTrue(beyond.getMessage().contains("ranks 11 to 500"), beyond.getMessage());
    double[] zero = power(100, 1);
    zero[30] = 0;
    ProblemException flat =
        assertThrows(
            ProblemException.class, () -> PowerLaw.fit(zero, 11, 50, PowerLaw.Weighting.RANK));
    assertTrue(flat.getMessage().contains("rank 31"), flat.getMessage());
  }

  @Test
  void halvesShareWhatIsCommonAndNoPrivateNoise() {
    // Rank one plus private noise on the diagonal: one shared component of size |a| |b|.
    int n = 10;
    Matrix covariance = Matrix.zeros(n, n).map(x -> 2.0);
    for (int i = 0; i < n; i++) {
      covariance.set(i, i, 50 + i);
    }
    UnitSplit halves = UnitSplit.random(n, RandomStream.of(1));
    double[] shared = SharedVariance.ofHalves(covariance, halves, DECOMPOSITIONS);
    assertArrayEquals(new double[] {10, 0, 0, 0, 0}, shared, 1e-10);
    double[] times =
        SharedVariance.ofHalvesAndTimes(
            halves.cross(covariance),
            halves.cross(covariance.map(x -> 3 * x)),
            KERNELS,
            DECOMPOSITIONS);
    assertEquals(30, times[0], 1e-10);
  }

  @Test
  void aCheckerboardPutsNeighboursInOneHalf() {
    Positions positions =
        new Positions(
            Matrix.of(
                new double[][] {
                  {1, 1, 0}, {24, 20, 5}, {26, 1, 0}, {1, 26, 0}, {26, 26, 0}, {-1, 1, 0}
                }));
    UnitSplit halves = UnitSplit.checkerboard(positions, 25);
    assertArrayEquals(new int[] {0, 1, 4}, halves.first());
    assertArrayEquals(new int[] {2, 3, 5}, halves.second());
    assertThrows(ProblemException.class, () -> UnitSplit.checkerboard(positions, 1000));
  }
}
