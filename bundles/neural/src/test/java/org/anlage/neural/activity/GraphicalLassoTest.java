package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class GraphicalLassoTest {
  @Test
  void twoUnitsHaveAClosedForm() {
    // inv(P) = [[2, 0.5 - 0.1], [0.4, 1]]: the covariance shrinks by the penalty.
    Matrix s = Matrix.of(2, 2, new double[] {2, 0.5, 0.5, 1});
    GraphicalLasso.Solution solution = GraphicalLasso.solve(s, 0.1, 1e-12);
    double determinant = 2 - 0.4 * 0.4;
    assertArrayEquals(
        new double[] {1 / determinant, -0.4 / determinant, -0.4 / determinant, 2 / determinant},
        solution.precision().values(),
        1e-12);
  }

  @Test
  void aLargePenaltyLeavesTheDiagonal() {
    Matrix s = Matrix.of(2, 2, new double[] {4, 1, 1, 0.5});
    assertArrayEquals(
        new double[] {0.25, 0, 0, 2}, GraphicalLasso.solve(s, 1, 1e-12).precision().values());
  }

  @Test
  void itAgreesWithTheReferenceAndIsOptimal() throws IOException {
    JsonObject reference = reference();
    Matrix s = matrix(reference.getAsJsonArray("S"));
    double penalty = reference.get("alpha").getAsDouble();
    GraphicalLasso.Solution solution = GraphicalLasso.solve(s, penalty, 1e-13);
    // The reference was stopped at a duality gap of 1e-4.
    assertArrayEquals(
        matrix(reference.getAsJsonArray("precision")).values(),
        solution.precision().values(),
        2e-5);
    assertOptimal(s, penalty, solution, 1e-9);
  }

  @Test
  void itIsOptimalOnNoisyCovariances() {
    int n = 40;
    Matrix s = sampleCovariance(n, 60);
    for (double penalty : new double[] {0.3, 0.1, 0.02}) {
      assertOptimal(s, penalty, GraphicalLasso.solve(s, penalty, 1e-12), 1e-6);
    }
  }

  @Test
  void whatIsNoCovarianceIsRefused() {
    Matrix silent = Matrix.of(2, 2, new double[] {1, 0, 0, 0});
    assertThrows(ArithmeticException.class, () -> GraphicalLasso.solve(silent, 0.1, 1e-6));
    Matrix impossible = Matrix.of(2, 2, new double[] {1, 5, 5, 1});
    assertTrue(
        assertThrows(ArithmeticException.class, () -> GraphicalLasso.solve(impossible, 0.1, 1e-6))
            .getMessage()
            .contains("did not converge"));
    assertThrows(IllegalArgumentException.class, () -> GraphicalLasso.solve(silent, 0, 1e-6));
  }

  @Test
  void crossValidationFindsThePairThatFiresTogether() {
    // Units 0 and 1 share two thirds of their events, unit 2 and 3 are on their own.
    RandomStream random = RandomStream.of(5);
    double[][] times = new double[4][];
    double[] shared = uniform(random, 200);
    times[0] = merged(shared, uniform(random, 100));
    times[1] = merged(shared, uniform(random, 100));
    times[2] = merged(new double[0], uniform(random, 300));
    times[3] = merged(new double[0], uniform(random, 300));
    BinnedCounts counts = BinnedCounts.of(new Activity.Events(times, 1000), 0.2);
    GraphicalLassoPath.Choice choice = GraphicalLassoPath.choose(counts);
    Matrix precision = choice.solution().precision();
    assertTrue(precision.get(0, 1) < -1, () -> "P01 " + precision.get(0, 1));
    assertTrue(
        Math.abs(precision.get(2, 3)) < 0.1 * Math.abs(precision.get(0, 1)),
        () -> "P23 " + precision.get(2, 3));
    double best =
        choice.tried().stream().mapToDouble(GraphicalLassoPath.Tried::score).max().orElseThrow();
    for (GraphicalLassoPath.Tried tried : choice.tried()) {
      if (tried.penalty() == choice.penalty()) {
        assertEquals(best, tried.score());
      }
    }
    assertEquals(16, choice.tried().size());
  }

  @Test
  void theLikelihoodIsThatOfAGaussian() {
    // Two independent units of variance 1 and 4 under their own precision.
    Matrix s = Matrix.of(2, 2, new double[] {1, 0, 0, 4});
    Matrix p = Matrix.of(2, 2, new double[] {1, 0, 0, 0.25});
    double expected = -0.5 * (Math.log(2 * Math.PI) * 2 + Math.log(4) + 2);
    assertEquals(expected, GraphicalLassoPath.logLikelihood(s, p), 1e-12);
  }

  @Test
  void covarianceOfCountsByHand() {
    // Counts in 4 bins: a = 1 0 2 0, b = 0 1 1 0; over the first three: cov(a, b) = 2/3 - 1 * 2/3.
    Activity.Events events = new Activity.Events(new double[][] {{0.5, 2.1, 2.2}, {1.5, 2.5}}, 4);
    BinnedCounts counts = BinnedCounts.of(events, 1);
    Matrix all = counts.covariance(new boolean[] {true, true, true, true});
    assertEquals(2 / 4.0 - 3 / 4.0 * (2 / 4.0), all.get(0, 1), 1e-15);
    assertEquals(5 / 4.0 - 9 / 16.0, all.get(0, 0), 1e-15);
    Matrix part = counts.covariance(new boolean[] {true, true, true, false});
    assertEquals(2 / 3.0 - 2 / 3.0, part.get(1, 0), 1e-15);
    assertEquals(2 / 3.0 - 4 / 9.0, part.get(1, 1), 1e-15);
  }

  /** inv(P) - S is a sign(P) off the diagonal where P is not 0, within +-a elsewhere. */
  private static void assertOptimal(
      Matrix s, double penalty, GraphicalLasso.Solution solution, double tolerance) {
    int n = s.rows();
    Matrix p = solution.precision();
    Matrix w = solution.covariance();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += w.get(i, k) * p.get(k, j);
        }
        assertEquals(i == j ? 1 : 0, product, tolerance * 100, "inverse at " + i + ", " + j);
        double slack = w.get(i, j) - s.get(i, j);
        if (i == j) {
          assertEquals(0, slack, tolerance);
        } else if (p.get(i, j) == 0) {
          assertTrue(Math.abs(slack) <= penalty + tolerance, "at " + i + ", " + j + ": " + slack);
        } else {
          assertEquals(penalty * Math.signum(p.get(i, j)), slack, tolerance, i + ", " + j);
        }
      }
    }
  }

  private static Matrix sampleCovariance(int n, int samples) {
    RandomStream random = RandomStream.of(3);
    double[][] x = new double[samples][n];
    for (double[] row : x) {
      double common = random.nextGaussian();
      for (int i = 0; i < n; i++) {
        row[i] = random.nextGaussian() + (i % 3 == 0 ? common : 0);
      }
    }
    Matrix s = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (double[] row : x) {
          sum += row[i] * row[j];
        }
        s.set(i, j, sum / samples);
      }
    }
    return s;
  }

  private static double[] uniform(RandomStream random, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = random.nextDouble(0, 1000);
    }
    return times;
  }

  private static double[] merged(double[] a, double[] b) {
    double[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    java.util.Arrays.sort(all);
    return all;
  }

  private static Matrix matrix(JsonArray rows) {
    int n = rows.size();
    Matrix matrix = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, rows.get(i).getAsJsonArray().get(j).getAsDouble());
      }
    }
    return matrix;
  }

  private static JsonObject reference() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            GraphicalLassoTest.class.getResourceAsStream("graphical_lasso.json"),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }
}
