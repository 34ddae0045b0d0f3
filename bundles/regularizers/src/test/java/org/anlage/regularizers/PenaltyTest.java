package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests of penalties beyond the contract of all regularizers. */
class PenaltyTest {
  static final java.util.List<String> NAMES = java.util.List.of(Penalties.NAMES);

  private static final int N = 8;
  private static final RegularizationContext CONTEXT =
      Penalties.context(Penalties.line(N), Penalties.ring(N));

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
    RealBuffer w = new RealBuffer.Float32(new float[N * N]);
    w.setAll(Penalties.normal(N, 10).values());
    RealBuffer gradient = w.allocate(N * N);
    penalty.evaluate(w, gradient);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < 100; call++) {
      penalty.evaluate(w, gradient);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 1000, name + " allocated " + bytes + " bytes in 100 calls");
  }
}
