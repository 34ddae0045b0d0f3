package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.Reals;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PenaltyContractTest {
  static final java.util.List<String> NAMES = java.util.List.of(Penalties.NAMES);

  private static final int N = 8;
  private static final RegularizationContext CONTEXT =
      Penalties.context(Penalties.line(N), Penalties.ring(N));

  @ParameterizedTest
  @FieldSource("NAMES")
  void gradientIsThatOfFiniteDifferences(String name) {
    Penalty penalty = Penalties.bind(name, 0.7, CONTEXT);
    Matrix w = Penalties.normal(N, 3);
    Penalties.Result result = Penalties.evaluate(penalty, w);
    double[] gradient = result.gradient();
    double h = 1e-6;
    // Rounding of the value, which the released target makes large, limits the difference.
    double tolerance = 1e-7 + N * Math.ulp(result.value()) / h;
    for (int k = 0; k < N * N; k++) {
      Matrix above = w.copy();
      Matrix below = w.copy();
      above.values()[k] += h;
      below.values()[k] -= h;
      double slope =
          (Penalties.evaluate(penalty, above).value() - Penalties.evaluate(penalty, below).value())
              / (2 * h);
      assertEquals(slope, gradient[k], tolerance, name + " entry " + k);
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void doublingTheStrengthDoublesTheTerm(String name) {
    Matrix w = Penalties.normal(N, 4);
    Penalties.Result once = Penalties.evaluate(Penalties.bind(name, 0.3, CONTEXT), w);
    Penalties.Result twice = Penalties.evaluate(Penalties.bind(name, 0.6, CONTEXT), w);
    assertTrue(once.value() > 0);
    assertEquals(2 * once.value(), twice.value(), 1e-14 * twice.value());
    assertArrayEquals(
        Arrays.stream(once.gradient()).map(g -> 2 * g).toArray(), twice.gradient(), 1e-14);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void relabellingUnitsRelabelsTheGradient(String name) {
    Matrix w = Penalties.normal(N, 5);
    int[] order = RandomStream.of(6).permutation(N);
    RegularizationContext relabelled =
        Penalties.context(relabel(Penalties.line(N), order), relabel(Penalties.ring(N), order));
    Penalties.Result plain = Penalties.evaluate(Penalties.bind(name, 1, CONTEXT), w);
    Penalties.Result moved =
        Penalties.evaluate(Penalties.bind(name, 1, relabelled), relabel(w, order));
    assertEquals(plain.value(), moved.value(), 1e-13 * plain.value());
    assertArrayEquals(
        relabel(Matrix.of(N, N, plain.gradient()), order).values(), moved.gradient(), 1e-13);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void addsToTheGradientAndRepeatsItself(String name) {
    Penalty penalty = Penalties.bind(name, 1, CONTEXT);
    Reals w = new Reals.Float64(Penalties.normal(N, 7).values());
    Reals gradient = w.allocate(N * N);
    double first = penalty.evaluate(w, gradient);
    double[] once = gradient.toDoubles();
    double second = penalty.evaluate(w, gradient);
    assertEquals(first, second);
    assertArrayEquals(Arrays.stream(once).map(g -> 2 * g).toArray(), gradient.toDoubles(), 1e-15);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void whereAWeightIsZeroItsGradientIsZero(String name) {
    Matrix w = Penalties.normal(N, 8);
    w.set(2, 5, 0);
    w.set(3, 3, -0.0);
    for (int j = 0; j < N; j++) {
      w.set(6, j, 0);
    }
    Penalties.Result result = Penalties.evaluate(Penalties.bind(name, 1, CONTEXT), w);
    Matrix gradient = Matrix.of(N, N, result.gradient());
    assertEquals(0, gradient.get(2, 5));
    assertEquals(0, gradient.get(3, 3));
    assertEquals(0, gradient.get(6, 1));
    assertTrue(Double.isFinite(result.value()));
    assertTrue(Arrays.stream(result.gradient()).allMatch(Double::isFinite));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void bothPrecisionsAgreeAndMayAlternate(String name) {
    Penalty penalty = Penalties.bind(name, 1, CONTEXT);
    Matrix w = Penalties.normal(N, 9);
    Penalties.Result full = Penalties.evaluate(penalty, w);
    Penalties.Result single = Penalties.evaluate(penalty, w, Precision.FLOAT32);
    Penalties.Result again = Penalties.evaluate(penalty, w);
    assertEquals(full.value(), single.value(), 1e-5 * full.value());
    assertArrayEquals(full.gradient(), single.gradient(), 1e-5);
    assertArrayEquals(full.gradient(), again.gradient());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void allocatesNothingAfterTheFirstCall(String name) {
    Penalty penalty = Penalties.bind(name, 1, CONTEXT);
    Reals w = new Reals.Float32(new float[N * N]);
    w.setAll(Penalties.normal(N, 10).values());
    Reals gradient = w.allocate(N * N);
    penalty.evaluate(w, gradient);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < 100; call++) {
      penalty.evaluate(w, gradient);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 1000, name + " allocated " + bytes + " bytes in 100 calls");
  }

  @Test
  void nanInTheWeightsIsSeenInTheValue() {
    Matrix w = Penalties.normal(N, 11);
    w.set(0, 1, Double.NaN);
    for (String name : NAMES) {
      Penalties.Result result = Penalties.evaluate(Penalties.bind(name, 1, CONTEXT), w);
      assertTrue(Double.isNaN(result.value()), name);
    }
  }

  private static Matrix relabel(Matrix matrix, int[] order) {
    Matrix result = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        result.set(i, j, matrix.get(order[i], order[j]));
      }
    }
    return result;
  }
}
