package org.anlage.generators.nulls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.generators.nulls.GivenStrengths.Keeps;
import org.anlage.generators.nulls.GivenStrengths.SelfConnections;
import org.junit.jupiter.api.Test;

class GivenStrengthsTest {
  private static JsonObject reference() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            GivenStrengthsTest.class.getResourceAsStream("given_strengths.json"),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  private static Matrix matrix(JsonElement rows) {
    JsonArray array = rows.getAsJsonArray();
    double[][] values = new double[array.size()][array.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[i][j] = array.get(i).getAsJsonArray().get(j).getAsDouble();
      }
    }
    return Matrix.of(values);
  }

  private static Matrix expected(Matrix weights, ExpectedWiring.Law law, Matrix... distances) {
    return ExpectedWiring.of(weights, law, Arrays.stream(distances).findFirst(), Contexts.ALGEBRA);
  }

  private static Matrix drawn(Keeps keeps, SelfConnections diagonal, Matrix weights, long seed) {
    return new GivenStrengths()
        .apply(
            new GivenStrengths.Parameters(keeps, diagonal),
            weights,
            Contexts.prior(weights.rows(), seed));
  }

  @Test
  void expectedWeightsAreThoseOfAnIndependentSolver() throws Exception {
    JsonObject reference = reference();
    Matrix weights = matrix(reference.get("weights"));
    assertArrayEquals(
        matrix(reference.get("strengths")).values(),
        expected(weights, ExpectedWiring.Law.EXPONENTIAL).values(),
        1e-8);
    assertArrayEquals(
        matrix(reference.get("strengths_and_length")).values(),
        expected(weights, ExpectedWiring.Law.EXPONENTIAL, matrix(reference.get("distances")))
            .values(),
        1e-8);
    assertArrayEquals(
        matrix(reference.get("degrees")).values(),
        expected(matrix(reference.get("connections")), ExpectedWiring.Law.CONNECTED).values(),
        1e-8);
  }

  /** Equal strengths s: every expected weight is s / (N - 1). */
  @Test
  void equalStrengthsAreSharedEqually() {
    Matrix ring = Matrix.zeros(5, 5);
    for (int i = 0; i < 5; i++) {
      ring.set(i, (i + 1) % 5, 3e-7);
    }
    Matrix means = expected(ring, ExpectedWiring.Law.EXPONENTIAL);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertEquals(i == j ? 0 : 3e-7 / 4, means.get(i, j), 1e-17);
      }
    }
  }

  /** Mean strengths of a thousand draws, within four and a half standard errors. */
  @Test
  void strengthsAreKeptInTheMeanOfDraws() throws Exception {
    Matrix weights = matrix(reference().get("weights"));
    Matrix means = expected(weights, ExpectedWiring.Law.EXPONENTIAL);
    int draws = 1000;
    double[] out = new double[6];
    for (int seed = 0; seed < draws; seed++) {
      Matrix drawn = drawn(Keeps.STRENGTHS, SelfConnections.ZERO, weights, seed);
      for (int k = 0; k < 36; k++) {
        out[k / 6] += drawn.values()[k] / draws;
      }
    }
    for (int i = 0; i < 6; i++) {
      double sum = 0;
      double variance = 0;
      for (int j = 0; j < 6; j++) {
        sum += weights.get(i, j);
        variance += means.get(i, j) * means.get(i, j);
      }
      assertEquals(sum, out[i], 4.5 * Math.sqrt(variance / draws));
    }
  }

  @Test
  void degreesAreKeptInTheMeanOfDrawsAndWeightsAreThoseThereWere() {
    Matrix sparse = Weights.sparse().map(Math::abs);
    Matrix means = expected(sparse.map(x -> x > 0 ? 1 : 0), ExpectedWiring.Law.CONNECTED);
    int n = sparse.rows();
    int draws = 400;
    double[] in = new double[n];
    for (int seed = 0; seed < draws; seed++) {
      Matrix drawn = drawn(Keeps.DEGREES, SelfConnections.ZERO, sparse, seed);
      for (int k = 0; k < n * n; k++) {
        double weight = drawn.values()[k];
        in[k % n] += weight > 0 ? 1.0 / draws : 0;
        assertTrue(weight == 0 || Arrays.stream(sparse.values()).anyMatch(w -> w == weight));
      }
    }
    for (int j = 0; j < n; j++) {
      double wanted = 0;
      double variance = 0;
      for (int i = 0; i < n; i++) {
        wanted += i != j && sparse.get(i, j) > 0 ? 1 : 0;
        variance += means.get(i, j) * (1 - means.get(i, j));
      }
      assertEquals(wanted, in[j], 4.5 * Math.sqrt(variance / draws));
    }
  }

  @Test
  void silentUnitsStaySilentAndTheDiagonalStays() {
    Matrix weights = Matrix.of(new double[][] {{7, 1, 2}, {0, 0, 0}, {4, 3, 0}});
    Matrix drawn = drawn(Keeps.STRENGTHS, SelfConnections.KEEP, weights, 1);
    assertEquals(7, drawn.get(0, 0));
    assertArrayEquals(new double[3], Arrays.copyOfRange(drawn.values(), 3, 6));
    assertTrue(drawn.get(2, 0) > 0 && drawn.get(0, 1) > 0);
    assertEquals(0, drawn(Keeps.STRENGTHS, SelfConnections.ZERO, weights, 1).get(0, 0));
    Matrix pair = Matrix.of(new double[][] {{0, 2}, {5, 0}});
    Matrix means = expected(pair, ExpectedWiring.Law.EXPONENTIAL);
    assertArrayEquals(pair.values(), means.values(), 1e-8, "two units have no choice");
  }

  /** Connections fall with distance as before: the summed length is kept. */
  @Test
  void lengthNeedsAnEmbedding() {
    Matrix distances = Weights.line();
    Matrix near = distances.map(d -> d > 0 && d < 60 ? 1 : 0);
    PriorContext embedded =
        new PriorContext(
            Weights.N,
            Optional.empty(),
            Optional.of(distances),
            RandomStream.of(1),
            Contexts.prior(2, 1).kernels(),
            Contexts.ALGEBRA);
    Matrix drawn =
        new GivenStrengths()
            .apply(
                new GivenStrengths.Parameters(Keeps.STRENGTHS_AND_LENGTH, SelfConnections.ZERO),
                near,
                embedded);
    double wanted = length(near, distances);
    assertEquals(wanted, length(drawn, distances), 0.5 * wanted);
    assertTrue(
        length(drawn(Keeps.STRENGTHS, SelfConnections.ZERO, near, 1), distances) > 1.5 * wanted);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "no embedding",
        () -> drawn(Keeps.STRENGTHS_AND_LENGTH, SelfConnections.ZERO, near, 1));
  }

  private static double length(Matrix weights, Matrix distances) {
    return Arrays.stream(weights.combine(distances, (w, d) -> w * d).values()).sum();
  }

  @Test
  void signedAndDenseWeightsAreRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "weights(0, 1): strengths are kept of weights that are not negative: got -1.0",
        () ->
            drawn(
                Keeps.STRENGTHS,
                SelfConnections.KEEP,
                Matrix.of(new double[][] {{-2, -1}, {1, 0}}),
                1));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "too dense",
        () -> drawn(Keeps.DEGREES, SelfConnections.KEEP, Matrix.identity(4).map(x -> 1 - x), 1));
  }
}
