package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScalarElementwiseTest {
  private final Elementwise elementwise = new ScalarKernels().elementwise();

  @ParameterizedTest
  @EnumSource(Activation.class)
  void derivativesAgreeWithFiniteDifferences(Activation activation) {
    double step = 1e-6;
    for (double z : new double[] {-3, -0.7, -0.2, 0.1, 0.54, 0.56, 2.5}) {
      RealBuffer.Float64 values = new RealBuffer.Float64(new double[] {z - step, z, z + step});
      elementwise.activate(activation, 1, 3, values, 0, 3);
      RealBuffer.Float64 gradient = new RealBuffer.Float64(new double[] {2});
      elementwise.multiplyByDerivative(activation, 1, 1, values, 1, 1, gradient, 0, 1);
      double slope = (values.get(2) - values.get(0)) / (2 * step);
      assertEquals(2 * slope, gradient.get(0), 1e-8);
    }
  }

  @Test
  void onlyTheBlockIsChanged() {
    RealBuffer.Float32 x = new RealBuffer.Float32(new float[] {-1, -1, -1, -1, -1, -1, -1, -1});
    elementwise.activate(Activation.RELU, 2, 2, x, 1, 4);
    assertArrayEquals(new float[] {-1, 0, 0, -1, -1, 0, 0, -1}, x.values());
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "TANH", "IDENTITY"})
  void smallNumbersAreFlushedAndNanIsNot(Activation activation) {
    RealBuffer.Float32 x = new RealBuffer.Float32(new float[] {1e-20f, -1e-20f, 1e-18f, Float.NaN});
    elementwise.activate(activation, 1, 4, x, 0, 4);
    assertArrayEquals(new float[] {0, 0, 1e-18f, Float.NaN}, x.values());
    RealBuffer.Float32 output = new RealBuffer.Float32(new float[] {0.5f, 0.5f});
    RealBuffer.Float32 gradient = new RealBuffer.Float32(new float[] {1e-20f, Float.NaN});
    elementwise.multiplyByDerivative(activation, 1, 2, output, 0, 2, gradient, 0, 2);
    assertArrayEquals(new float[] {0, Float.NaN}, gradient.values());
  }

  @Test
  void adamIsItsFormula() {
    RealBuffer.Float64 w = new RealBuffer.Float64(new double[] {7, 1, -2});
    RealBuffer.Float64 g = new RealBuffer.Float64(new double[] {7, 0.5, -3});
    RealBuffer.Float64 m = new RealBuffer.Float64(new double[] {7, 0.1, 0.2});
    RealBuffer.Float64 v = new RealBuffer.Float64(new double[] {7, 0.3, 0.4});
    elementwise.adam(new AdamStep(0.01, 0.9, 0.99, 1e-3), 1, 2, w, g, m, v);
    double m1 = 0.9 * 0.1 + 0.1 * 0.5;
    double m2 = 0.9 * 0.2 - 0.1 * 3;
    double v1 = 0.99 * 0.3 + 0.01 * 0.25;
    double v2 = 0.99 * 0.4 + 0.01 * 9;
    assertArrayEquals(new double[] {7, m1, m2}, m.values(), 1e-15);
    assertArrayEquals(new double[] {7, v1, v2}, v.values(), 1e-15);
    assertArrayEquals(
        new double[] {
          7, 1 - 0.01 * m1 / (Math.sqrt(v1) + 1e-3), -2 - 0.01 * m2 / (Math.sqrt(v2) + 1e-3)
        },
        w.values(),
        1e-15);
  }

  @Test
  void momentsEndAtZeroAndNotInSubnormals() {
    RealBuffer.Float32 w = new RealBuffer.Float32(new float[] {1});
    RealBuffer.Float32 g = new RealBuffer.Float32(new float[] {1e-25f});
    RealBuffer.Float32 m = new RealBuffer.Float32(new float[] {2e-19f});
    RealBuffer.Float32 v = new RealBuffer.Float32(new float[] {4.7e-38f});
    elementwise.adam(new AdamStep(1e-3, 0.5, 0.5, 1e-7), 0, 1, w, g, m, v);
    assertEquals(0, m.get(0));
    assertEquals(0, v.get(0));
    assertEquals(1, w.get(0));
  }
}
