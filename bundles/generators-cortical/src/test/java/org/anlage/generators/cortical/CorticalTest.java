package org.anlage.generators.cortical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.anlage.api.component.ProblemException;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.cortical.Cortical.DiagonalRule;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class CorticalTest {
  private static final List<FunctionalMatrix> BOTH =
      List.of(FunctionalMatrix.CORRELATION, FunctionalMatrix.STTC);

  private static final Matrix CORRELATION =
      Matrix.of(new double[][] {{1, 0.5, 0}, {0.5, 1, 0.25}, {0, 0.25, 1}});
  private static final Matrix STTC =
      Matrix.of(new double[][] {{1, 0, -1}, {0, 1, 0.5}, {-1, 0.5, 1}});
  private static final Cortex SMALL =
      Contexts.functional(Map.of("correlation", CORRELATION, "sttc", STTC));

  /**
   * By hand: STTC is scaled to (x + 1) / 2, so the product is [1, .25, 0; .25, 1, .1875; 0, .1875,
   * 1], its mean 3.875 / 9; nothing is below the floor; the largest eigenvalue is 1 + sqrt(.25^2 +
   * .1875^2) = 1.3125 before the last scaling.
   */
  @Test
  void agreesWithAProductWorkedOutByHand() {
    Matrix w = generate(SMALL, BOTH, false, DiagonalRule.KEEP, 0.01, 1);
    double scale = 0.95 / 1.3125;
    assertArrayEquals(
        new double[] {1, .25, 0, .25, 1, .1875, 0, .1875, 1},
        w.map(x -> x / scale).values(),
        1e-13);
  }

  /** The scaled product is 0.1 * 9 / 3.875 times the above: .1875 becomes .0435, below 0.05. */
  @Test
  void theFloorRaisesPositiveEntriesAndLeavesZeros() {
    Matrix w = generate(SMALL, BOTH, false, DiagonalRule.KEEP, 0.05, 1);
    double unit = 0.1 * 9 / 3.875;
    assertEquals(0.05 / unit, w.get(1, 2) / w.get(0, 0), 1e-13);
    assertEquals(0.25, w.get(0, 1) / w.get(0, 0), 1e-13);
    assertEquals(0, w.get(0, 2));
  }

  @Test
  void lognormalDrawsMultiplyEveryEntryIndependently() {
    Cortex cortex = Contexts.functional(Map.of("sttc", band(60)));
    List<FunctionalMatrix> sttc = List.of(FunctionalMatrix.STTC);
    Matrix with = generate(cortex, sttc, true, DiagonalRule.KEEP, 0, 2);
    Matrix without = generate(cortex, sttc, false, DiagonalRule.KEEP, 0, 2);
    double[] logs = new double[60 * 60 - 1];
    int count = 0;
    for (int k = 0; k < 60 * 60; k++) {
      if (without.values()[k] > 0) {
        logs[count++] = Math.log(with.values()[k] / without.values()[k]);
      }
    }
    double[] drawn = Arrays.copyOf(logs, count);
    assertEquals(0.5, Contexts.deviation(drawn), 0.03);
    assertNotEquals(with.get(0, 1), with.get(1, 0));
    assertEquals(0.95, Contexts.ALGEBRA.eigenvalues(with).spectralRadius(), 1e-10);
  }

  @Test
  void theDiagonalIsZeroedOrDrawnFromTheRest() {
    Cortex cortex = Contexts.functional(Map.of("sttc", band(40)));
    List<FunctionalMatrix> sttc = List.of(FunctionalMatrix.STTC);
    Matrix zero = generate(cortex, sttc, true, DiagonalRule.ZERO, 0, 3);
    Matrix match = generate(cortex, sttc, true, DiagonalRule.MATCH, 0, 3);
    TreeSet<Double> pool = new TreeSet<>();
    Arrays.stream(Diagonal.offDiagonal(match)).forEach(pool::add);
    TreeSet<Double> self = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      assertEquals(0, zero.get(i, i));
      assertTrue(pool.contains(match.get(i, i)));
      self.add(match.get(i, i));
    }
    assertTrue(self.size() > 20);
    assertEquals(0.95, Contexts.ALGEBRA.eigenvalues(zero).spectralRadius(), 1e-10);
    assertEquals(0.95, Contexts.ALGEBRA.eigenvalues(match).spectralRadius(), 1e-10);
  }

  @Test
  void matricesAreEstimatedFromEventsWhereTheDataHasNone() {
    double[][] times = {{0.3, 1.3, 2.3}, {0.35, 1.35, 3.1}, {0.9, 2.35, 3.95}};
    Cortex events =
        Contexts.cortex(3, Optional.empty(), Optional.of(new Activity.Events(times, 4)), Map.of());
    Matrix w = generate(events, BOTH, false, DiagonalRule.KEEP, 0.01, 4);
    assertTrue(w.get(0, 1) > w.get(1, 2));
    assertEquals(w, w.transpose());
    assertEquals(0.95, Contexts.ALGEBRA.eigenvalues(w).spectralRadius(), 1e-10);
  }

  @Test
  void precisionIsEstimatedFromEvents() {
    // Units 0 and 1 fire together now and then; unit 2 on its own.
    double[][] times = new double[3][200];
    RandomStream random = RandomStream.of(4);
    for (int k = 0; k < 200; k++) {
      double bin = 10 * k + 0.1;
      times[0][k] = bin;
      times[1][k] = random.nextInt(3) == 0 ? bin + 5 : bin;
      times[2][k] = bin + random.nextInt(9);
    }
    Cortex cortex =
        Contexts.cortex(
            3, Optional.empty(), Optional.of(new Activity.Events(times, 2000)), Map.of());
    Matrix precision =
        FunctionalSimilarity.of(FunctionalMatrix.PRECISION, cortex, 1, 0.1, new ScalarKernels());
    assertTrue(precision.get(0, 1) < -1, precision::toString);
    assertTrue(Math.abs(precision.get(0, 2)) < -0.2 * precision.get(0, 1), precision::toString);
    times[2] = new double[0];
    Contexts.assertProblem(
        Kind.DATA,
        "precision of the data cannot be estimated",
        () ->
            FunctionalSimilarity.of(
                FunctionalMatrix.PRECISION, cortex, 1, 0.1, new ScalarKernels()));
  }

  /** As `data pairs` estimates it; other matrices need events. */
  @Test
  void tracesGiveTheirCorrelationAlone() {
    RandomStream random = RandomStream.of(3);
    Matrix values = Matrix.zeros(12, 200).map(x -> random.nextGaussian());
    for (int t = 0; t < 200; t++) {
      values.set(1, t, values.get(0, t) + values.get(1, t) / 2);
    }
    Cortex traces =
        Contexts.cortex(
            12, Optional.empty(), Optional.of(new Activity.Traces(values, 0.1)), Map.of());
    Matrix r =
        FunctionalSimilarity.of(
            FunctionalMatrix.CORRELATION, traces, 0.2, 0.1, new ScalarKernels());
    double[] x = Arrays.copyOfRange(values.values(), 0, 200);
    double[] y = Arrays.copyOfRange(values.values(), 200, 400);
    assertEquals(pearson(x, y), r.get(0, 1), 1e-6);
    assertEquals(1, r.get(3, 3));
    List<FunctionalMatrix> correlation = List.of(FunctionalMatrix.CORRELATION);
    Matrix given =
        generate(
            Contexts.functional(Map.of("correlation", r)),
            correlation,
            true,
            DiagonalRule.KEEP,
            0.01,
            4);
    assertEquals(given, generate(traces, correlation, true, DiagonalRule.KEEP, 0.01, 4));
    Cortex streamed =
        Contexts.cortex(
            12,
            Optional.empty(),
            Optional.of(new Activity.Streamed(12, 200, 0.1, (from, to) -> piece(values, from, to))),
            Map.of());
    assertArrayEquals(
        given.values(),
        generate(streamed, correlation, true, DiagonalRule.KEEP, 0.01, 4).values(),
        1e-6);
    Contexts.assertProblem(
        ProblemException.Kind.DATA,
        "traces, from which only a correlation can be estimated",
        () -> generate(streamed, List.of(FunctionalMatrix.STTC), true, DiagonalRule.KEEP, 0.01, 4));
    Contexts.assertProblem(
        ProblemException.Kind.DATA,
        "traces, from which only a correlation can be estimated",
        () -> generate(traces, List.of(FunctionalMatrix.STTC), true, DiagonalRule.KEEP, 0.01, 4));
  }

  private static Matrix piece(Matrix values, int from, int to) {
    Matrix piece = Matrix.zeros(values.rows(), to - from);
    for (int i = 0; i < piece.rows(); i++) {
      for (int t = from; t < to; t++) {
        piece.set(i, t - from, values.get(i, t));
      }
    }
    return piece;
  }

  private static double pearson(double[] x, double[] y) {
    double mx = Contexts.mean(x);
    double my = Contexts.mean(y);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int t = 0; t < x.length; t++) {
      xy += (x[t] - mx) * (y[t] - my);
      xx += (x[t] - mx) * (x[t] - mx);
      yy += (y[t] - my) * (y[t] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void whatCannotBecomeWeightsIsRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "needs data",
        () ->
            new Cortical()
                .generate(parameters(BOTH, true, DiagonalRule.KEEP, 0), Contexts.prior(3, 1)));
    Contexts.assertProblem(
        Kind.DATA,
        "no precision matrix",
        () -> generate(SMALL, List.of(FunctionalMatrix.PRECISION), true, DiagonalRule.KEEP, 0, 1));
    Cortex silent = Contexts.cortex(3, Optional.empty(), Optional.empty(), Map.of());
    Contexts.assertProblem(
        Kind.DATA,
        "no correlation matrix",
        () -> generate(silent, BOTH, true, DiagonalRule.KEEP, 0, 1));
    Cortex constant = Contexts.functional(Map.of("sttc", band(3).map(x -> 0.5)));
    List<FunctionalMatrix> sttc = List.of(FunctionalMatrix.STTC);
    Contexts.assertProblem(
        Kind.DATA, "is constant", () -> generate(constant, sttc, true, DiagonalRule.KEEP, 0, 1));
    Cortex undefined =
        Contexts.functional(Map.of("sttc", band(3).map(x -> x == 1 ? Double.NaN : x)));
    Contexts.assertProblem(
        Kind.DATA,
        "sttc(0, 0): a measured matrix has an entry that is not a number: got NaN",
        () -> generate(undefined, sttc, true, DiagonalRule.KEEP, 0, 1));
    Cortex unrelated = Contexts.functional(Map.of("sttc", Matrix.identity(3)));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a mean of 0",
        () -> generate(unrelated, sttc, false, DiagonalRule.ZERO, 0, 1));
    Cortex forward =
        Contexts.functional(
            Map.of("sttc", Matrix.of(new double[][] {{0, 1, 1}, {0, 0, 1}, {0, 0, 0}})));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a spectral radius of 0",
        () -> generate(forward, sttc, false, DiagonalRule.KEEP, 0, 1));
  }

  private static Matrix generate(
      Cortex cortex,
      List<FunctionalMatrix> matrices,
      boolean lognormal,
      DiagonalRule diagonal,
      double floor,
      long seed) {
    return new Cortical()
        .generate(parameters(matrices, lognormal, diagonal, floor), Contexts.prior(cortex, seed));
  }

  private static Cortical.Parameters parameters(
      List<FunctionalMatrix> matrices, boolean lognormal, DiagonalRule diagonal, double floor) {
    return new Cortical.Parameters(
        matrices, lognormal, -0.5, 0.5, diagonal, 0.1, floor, 0.95, 0.2, 0.1);
  }

  /** Similarity that falls off with the difference of indices; 1 on the diagonal. */
  private static Matrix band(int n) {
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.set(i, j, 1.0 / (1 + Math.abs(i - j)));
      }
    }
    return result;
  }
}
