package org.anlage.linear.dynamics;

import static org.anlage.linear.dynamics.Portable.DECOMPOSITIONS;
import static org.anlage.linear.dynamics.Portable.KERNELS;
import static org.anlage.linear.dynamics.Portable.product;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.anlage.algebra.Workers;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.junit.jupiter.api.Test;

class BinTransitionTest {
  private static BinTransition transition(
      Matrix weights, double length, Precision precision, int threads) {
    try (Workers workers = new Workers(threads)) {
      return BinTransition.of(weights, length, precision, KERNELS, workers, () -> {});
    }
  }

  private static Matrix matrix(int n, RealBuffer values) {
    return Matrix.of(n, n, values.toDoubles());
  }

  private static Matrix covariance(BinTransition transition) {
    Matrix rest = matrix(transition.units(), transition.rest());
    return product(rest.transpose(), rest);
  }

  private static List<JsonObject> references() {
    var stream =
        Objects.requireNonNull(BinTransitionTest.class.getResourceAsStream("transitions.json"));
    return new Gson()
            .fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), JsonObject.class)
            .getAsJsonArray("cases")
            .asList()
            .stream()
            .map(JsonElement::getAsJsonObject)
            .toList();
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

  private static void assertClose(Matrix expected, Matrix got, double tolerance, String what) {
    double largest = 0;
    for (double value : expected.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int k = 0; k < expected.values().length; k++) {
      assertEquals(expected.values()[k], got.values()[k], tolerance * largest, what + " at " + k);
    }
  }

  /** Bins of 0.04 to 30 time constants, with and without symmetry. */
  @Test
  void agreesWithBlockExponentials() {
    for (JsonObject reference : references()) {
      for (Precision precision : Precision.values()) {
        double tolerance = precision == Precision.FLOAT64 ? 2e-13 : 3e-6;
        Matrix weights = matrix(reference.get("weights"));
        int n = weights.rows();
        double length = reference.get("length").getAsDouble();
        BinTransition got = transition(weights, length, precision, 1);
        String what = n + " units, length " + length + ", " + precision;
        Matrix response = matrix(reference.get("response"));
        assertClose(response, matrix(n, got.response()), tolerance, what + ", response");
        Matrix increment = matrix(reference.get("increment"));
        assertClose(increment, matrix(n, got.increment()), tolerance, what + ", increment");
        assertClose(matrix(reference.get("rest")), covariance(got), tolerance, what + ", rest");
      }
    }
  }

  /** What follows for stationary activity: covariance of means, and of neighbouring means. */
  @Test
  void meansOverBinsHaveTheExactCovariances() {
    for (JsonObject reference : references()) {
      Matrix weights = matrix(reference.get("weights"));
      int n = weights.rows();
      double length = reference.get("length").getAsDouble();
      BinTransition bin = transition(weights, length, Precision.FLOAT64, 1);
      Matrix response = matrix(n, bin.response());
      Matrix increment = matrix(n, bin.increment());
      Matrix states = StationaryCovariance.of(weights, KERNELS, DECOMPOSITIONS);
      Matrix withState = product(states, response);
      Matrix mean =
          product(response.transpose(), withState)
              .combine(product(increment.transpose(), increment), (a, b) -> a + length * b)
              .combine(covariance(bin), Double::sum);
      assertClose(matrix(reference.get("mean")), mean, 1e-9, "means");
      // Covariance of the state at the end with the mean, by x' = x + b + y Z.
      Matrix drift = weights.combine(Matrix.identity(n), (a, i) -> length * (a - i));
      Matrix end =
          withState
              .combine(increment, (a, b) -> a + length * b)
              .combine(product(drift.transpose(), mean), Double::sum);
      Matrix lagged = product(response.transpose(), end);
      assertClose(matrix(reference.get("lagged")), lagged, 1e-9, "neighbouring means");
    }
  }

  private static double phi1(double z) {
    return StrictMath.expm1(z) / z;
  }

  private static double phi2(double z) {
    return (phi1(z) - 1) / z;
  }

  /** Integral of ((e^{rz} - 1) / z)^2 over r minus the square of that of (e^{rz} - 1) / z. */
  private static double rest(double z) {
    return ((StrictMath.expm1(2 * z) / 2 - 2 * StrictMath.expm1(z)) / z + 1) / (z * z)
        - phi2(z) * phi2(z);
  }

  /** Pairs of modes coupled one way or not at all, in a basis that no product keeps. */
  @Test
  void longBinsKeepTheirDigits() {
    int n = 40;
    Matrix basis = Matrix.identity(n);
    for (int k = 0; k < 3; k++) {
      Matrix v = Portable.normal(1, n, 1, 20 + k);
      double square = 0;
      for (double value : v.values()) {
        square += value * value;
      }
      double norm = square;
      basis = basis.combine(product(basis, product(v.transpose(), v)), (b, w) -> b - 2 * w / norm);
    }
    for (double coupling : new double[] {0, 0.5}) {
      for (double length : new double[] {30, 300, 2300, 10_000}) {
        double[] modes = new double[n * n];
        double[] response = new double[n * n];
        double[] increment = new double[n * n];
        for (int i = 0; i < n; i += 2) {
          double first = 0.999 - 1.9 * i / n;
          double second = 0.99 - 1.9 * i / n;
          fill(modes, n, i, first, second, coupling);
          double z = length * (first - 1);
          double y = length * (second - 1);
          double slope = length * coupling / (y - z);
          fill(response, n, i, phi1(z), phi1(y), slope * (phi1(y) - phi1(z)));
          fill(increment, n, i, phi2(z), phi2(y), slope * (phi2(y) - phi2(z)));
        }
        BinTransition got = transition(turned(basis, n, modes), length, Precision.FLOAT64, 1);
        String what = "coupling " + coupling + ", length " + length;
        assertClose(turned(basis, n, response), matrix(n, got.response()), 1e-11, what);
        assertClose(turned(basis, n, increment), matrix(n, got.increment()), 1e-11, what);
      }
    }
  }

  private static void fill(double[] to, int n, int i, double first, double second, double beside) {
    to[i * n + i] = first;
    to[(i + 1) * n + i + 1] = second;
    to[i * n + i + 1] = beside;
  }

  private static Matrix turned(Matrix basis, int n, double[] modes) {
    Matrix turned = product(product(basis, Matrix.of(n, n, modes)), basis.transpose());
    boolean symmetric = modes[1] == 0;
    return symmetric ? turned.combine(turned.transpose(), (a, b) -> (a + b) / 2) : turned;
  }

  /** Eigenvalues a and b of a matrix of several tiles, a I + (b - a) v v^T. */
  @Test
  void aReflectionHasTheClosedFormOfItsTwoModes() {
    int n = 600;
    double a = 0.9;
    double b = -0.7;
    Matrix v = Portable.normal(1, n, 1, 8);
    double square = 0;
    for (double value : v.values()) {
      square += value * value;
    }
    double norm = square;
    Matrix projection = product(v.transpose(), v).map(value -> value / norm);
    Matrix weights = combination(a, b, projection);
    for (Precision precision : Precision.values()) {
      for (double length : new double[] {1.5, 20}) {
        BinTransition got = transition(weights, length, precision, 2);
        double tolerance = precision == Precision.FLOAT64 ? 1e-12 : 5e-5;
        double slow = length * (a - 1);
        double fast = length * (b - 1);
        assertClose(
            combination(phi1(slow), phi1(fast), projection),
            matrix(n, got.response()),
            tolerance,
            "response");
        assertClose(
            combination(phi2(slow), phi2(fast), projection),
            matrix(n, got.increment()),
            tolerance,
            "increment");
        assertClose(
            combination(length * rest(slow), length * rest(fast), projection),
            covariance(got),
            tolerance,
            "rest");
      }
    }
  }

  private static Matrix combination(double a, double b, Matrix projection) {
    return projection.combine(Matrix.identity(projection.rows()), (p, i) -> a * i + (b - a) * p);
  }

  /** phi_1(z) = 1 + z phi_2(z), across tiles and doublings, without symmetry. */
  @Test
  void responseAndIncrementAreOneFunctionApart() {
    int n = 530;
    Matrix weights = Portable.normal(n, n, 0.9 / Math.sqrt(n), 9);
    for (double length : new double[] {1, 9}) {
      BinTransition got = transition(weights, length, Precision.FLOAT64, 2);
      Matrix drift = weights.combine(Matrix.identity(n), (w, i) -> length * (w - i));
      Matrix expected =
          product(drift, matrix(n, got.increment())).combine(Matrix.identity(n), Double::sum);
      assertClose(expected, matrix(n, got.response()), 1e-12, "length " + length);
    }
  }

  @Test
  void noNumberOfThreadsChangesABit() {
    int n = 600;
    Matrix weights = Portable.normal(n, n, 0.9 / Math.sqrt(n), 10);
    Matrix symmetric = weights.combine(weights.transpose(), (x, y) -> (x + y) / 3);
    for (Matrix given : new Matrix[] {weights, symmetric}) {
      BinTransition one = transition(given, 12, Precision.FLOAT32, 1);
      BinTransition three = transition(given, 12, Precision.FLOAT32, 3);
      assertArrayEquals(one.response().toDoubles(), three.response().toDoubles());
      assertArrayEquals(one.increment().toDoubles(), three.increment().toDoubles());
      assertArrayEquals(one.rest().toDoubles(), three.rest().toDoubles());
    }
  }

  @Test
  void withoutWeightsEveryUnitIsOneOfItsOwn() {
    BinTransition got = transition(Matrix.zeros(2, 2), 2.3, Precision.FLOAT64, 1);
    assertEquals(phi1(-2.3), got.response().get(0), 1e-14);
    assertEquals(0, got.response().get(1), 0);
    assertEquals(phi2(-2.3), got.increment().get(3), 1e-14);
    assertEquals(Math.sqrt(2.3 * rest(-2.3)), got.rest().get(3), 1e-13);
  }

  @Test
  void weightsWithoutAFiniteTransitionAreRefused() {
    for (double value : new double[] {1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
      Matrix weights = Matrix.zeros(3, 3).map(x -> value);
      assertThrows(ArithmeticException.class, () -> transition(weights, 1, Precision.FLOAT32, 1));
    }
  }
}
