package org.anlage.generators.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.generators.critical.CriticalSpatial.Wrapping;
import org.junit.jupiter.api.Test;

/** Tests the connected pairs of sparse, clustered and spatial critical weights. */
class CriticalStructureTest {
  private static final int N = 200;
  private static final double PAIRS = N * (N - 1) / 2.0;

  /** Entries are 1 - p or -p times a factor, so their mean is 0 and two values occur. */
  @Test
  void sparseConnectionsHaveTheirProbabilityAndNoMean() {
    double p = .1;
    Matrix w = sparse(p, 0);
    assertCritical(w);
    double connected = pairs(w).filter(x -> x > 0).count();
    assertEquals(p, connected / PAIRS, 4 * Math.sqrt(p * (1 - p) / PAIRS));
    double high = pairs(w).max().orElseThrow();
    double low = pairs(w).min().orElseThrow();
    assertEquals(-(1 - p) / p, high / low, 1e-12);
    assertEquals(connected, pairs(w).filter(x -> x == high).count());
    assertNotEquals(sparse(p, 1), sparse(p, 1).transpose());
  }

  @Test
  void clustersAreDenserWithinThanAcross() {
    CriticalClustered.Parameters parameters =
        new CriticalClustered.Parameters(4, .5, .05, .998, 0, Mixing.PUBLISHED);
    Matrix w = new CriticalClustered().generate(parameters, Contexts.prior(N, 1));
    assertCritical(w);
    double within = 0;
    double across = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        boolean connected = w.get(i, j) > 0;
        if (i / 50 == j / 50) {
          within += connected ? 1 : 0;
        } else {
          across += connected ? 1 : 0;
        }
      }
    }
    double pairsWithin = 4 * 50 * 49 / 2.0;
    double pairsAcross = PAIRS - pairsWithin;
    assertEquals(.5, within / pairsWithin, 4 * .5 / Math.sqrt(pairsWithin));
    assertEquals(.05, across / pairsAcross, 4 * Math.sqrt(.05 * .95 / pairsAcross));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "got 4, expected at most 3",
        () -> new CriticalClustered().generate(parameters, Contexts.prior(3, 1)));
  }

  /** Differences 7900 and 30: round the torus 100 and 30; as released 7899 and 29. */
  @Test
  void distancesOnTheTorusAndAsReleased() {
    Matrix places = Matrix.of(new double[][] {{7950, 10}, {50, 40}});
    assertEquals(Math.hypot(100, 30), Wrapping.TORUS.distance(places, 0, 1, 8000), 1e-12);
    assertEquals(Math.hypot(7899, 29), Wrapping.AS_RELEASED.distance(places, 0, 1, 8000), 1e-9);
  }

  /** The mean of exp(-d / l) over a torus much larger than l is 2 pi l^2 / side^2. */
  @Test
  void connectionsFallWithDistanceAtTheGivenLength() {
    double expected = .5 * 2 * Math.PI * 250 * 250 / (4000.0 * 4000);
    double connected = 0;
    int draws = 20;
    for (int seed = 0; seed < draws; seed++) {
      Matrix w = spatial(Optional.of(4000.0), 0, Wrapping.TORUS, seed);
      connected += pairs(w).filter(x -> x > 0).count();
    }
    double share = connected / (draws * PAIRS);
    assertEquals(expected, share, 5 * Math.sqrt(expected / (draws * PAIRS)));
  }

  @Test
  void spatialWeightsKeepThePapersDensityAndFloor() {
    Matrix w = spatial(Optional.empty(), .2, Wrapping.TORUS, 1);
    assertCritical(w);
    double connected = pairs(w).filter(x -> x > 0).count() / PAIRS;
    assertTrue(connected > .2, "the floor is reached: " + connected);
    double side = 8000 * Math.sqrt(N / 1e4);
    assertEquals(w, spatial(Optional.of(side), .2, Wrapping.TORUS, 1));
    assertNotEquals(w, spatial(Optional.empty(), .2, Wrapping.AS_RELEASED, 1));
  }

  @Test
  void noConnectionAtAllIsRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "no connection was drawn: got none among 5 units",
        () ->
            new CriticalSparse()
                .generate(
                    new CriticalSparse.Parameters(1e-9, .998, 0, Mixing.PUBLISHED),
                    Contexts.prior(5, 1)));
  }

  private static Matrix sparse(double p, double asymmetry) {
    return new CriticalSparse()
        .generate(
            new CriticalSparse.Parameters(p, .998, asymmetry, Mixing.PUBLISHED),
            Contexts.prior(N, 1));
  }

  private static Matrix spatial(Optional<Double> side, double floor, Wrapping wrapping, long seed) {
    return new CriticalSpatial()
        .generate(
            new CriticalSpatial.Parameters(
                side, 250, .5, floor, wrapping, .998, 0, Mixing.PUBLISHED),
            Contexts.prior(N, seed));
  }

  private static DoubleStream pairs(Matrix w) {
    DoubleStream.Builder entries = DoubleStream.builder();
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        entries.add(w.get(i, j));
      }
    }
    return entries.build();
  }

  private static void assertCritical(Matrix w) {
    assertEquals(w, w.transpose());
    assertEquals(.998, Contexts.ALGEBRA.symmetricEigenvalues(w)[N - 1], 1e-12);
    for (int i = 0; i < N; i++) {
      assertEquals(0, w.get(i, i));
    }
  }
}
