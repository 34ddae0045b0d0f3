package org.example.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RingTest {
  private static final int N = 12;

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(new Ring());
  }

  @Test
  void patternsHaveTheirEigenvalues() {
    Matrix weights = new Ring().generate(new Ring.Parameters(-0.5, 1.8), context(N));
    check(weights, -0.5, i -> 1);
    check(weights, 0.9, i -> Math.cos(2 * Math.PI * i / N));
    check(weights, 0.9, i -> Math.sin(2 * Math.PI * i / N));
    check(weights, 0, i -> Math.cos(4 * Math.PI * i / N));
  }

  @Test
  void fourUnitsByHand() {
    Matrix weights = new Ring().generate(new Ring.Parameters(0, 2), context(4));
    assertEquals(0.5, weights.get(0, 0), 1e-15);
    assertEquals(0, weights.get(0, 1), 1e-15);
    assertEquals(-0.5, weights.get(0, 2), 1e-15);
    assertEquals(0, weights.get(3, 0), 1e-15);
  }

  private static void check(Matrix weights, double eigenvalue, IntToDoubleFunction pattern) {
    for (int j = 0; j < N; j++) {
      double sum = 0;
      for (int i = 0; i < N; i++) {
        sum += pattern.applyAsDouble(i) * weights.get(i, j);
      }
      assertEquals(eigenvalue * pattern.applyAsDouble(j), sum, 1e-14);
    }
  }

  private static PriorContext context(int n) {
    return new PriorContext(
        n,
        Optional.empty(),
        Optional.empty(),
        RandomStream.of(1),
        new ScalarKernels(),
        new EjmlDecompositions());
  }
}
