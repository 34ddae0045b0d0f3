package org.example.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UnitSingularValuesTest {

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(new UnitSingularValues(), Invariance.RELABELLING);
  }

  @Test
  void singularValuesTwoAndHalfByHand() {
    RealBuffer gradient = new RealBuffer.Float64(new double[4]);
    double value = evaluate(0.4, gradient, 0, 2, 0.5, 0);
    // 0.4 / 4 ((4 - 1)^2 + (1/4 - 1)^2)
    assertEquals(0.1 * (9 + 0.5625), value, 1e-15);
    // 0.4 s (s^2 - 1) where the singular value s stands
    assertArrayEquals(
        new double[] {0, 0.4 * 2 * 3, 0.4 * 0.5 * -0.75, 0}, gradient.toDoubles(), 1e-15);
  }

  @Test
  void rotationsAreFree() {
    RealBuffer gradient = new RealBuffer.Float64(new double[4]);
    assertEquals(0, evaluate(1, gradient, 0.6, -0.8, 0.8, 0.6), 1e-30);
    assertArrayEquals(new double[4], gradient.toDoubles(), 1e-15);
  }

  private static double evaluate(double strength, RealBuffer gradient, double... weights) {
    return new UnitSingularValues()
        .bind(
            new UnitSingularValues.Parameters(strength),
            new RegularizationContext(
                2, Optional.empty(), Optional.empty(), RandomStream.of(1), new ScalarKernels()))
        .evaluate(new RealBuffer.Float64(weights), gradient);
  }
}
