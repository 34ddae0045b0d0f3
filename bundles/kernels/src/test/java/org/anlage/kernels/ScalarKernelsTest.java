package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalarKernelsTest {
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,7", "8,16,9", "17,33,130", "2,1100,5", "5,3,0"})
  void everyTermIsOneFusedMultiplyAddInOrder(int m, int n, int k) {
    for (int variant = 0; variant < 8; variant++) {
      boolean transposeA = (variant & 1) != 0;
      boolean transposeB = (variant & 2) != 0;
      boolean accumulate = (variant & 4) != 0;
      int aStride = (transposeA ? m : k) + 3;
      int bStride = (transposeB ? k : n) + 2;
      double[] a = gaussian(2 + (transposeA ? k : m) * aStride, 1);
      double[] b = gaussian(1 + (transposeB ? n : k) * bStride, 2);
      double[] c = gaussian(4 + m * (n + 1), 3);
      RealBuffer.Float64 result = new RealBuffer.Float64(c.clone());
      kernels.multiply(
          transposeA,
          transposeB,
          m,
          n,
          k,
          new RealBuffer.Float64(a),
          2,
          aStride,
          new RealBuffer.Float64(b),
          1,
          bStride,
          accumulate,
          result,
          4,
          n + 1);
      RealBuffer.Float32 single = new RealBuffer.Float32(floats(c));
      kernels.multiply(
          transposeA,
          transposeB,
          m,
          n,
          k,
          new RealBuffer.Float32(floats(a)),
          2,
          aStride,
          new RealBuffer.Float32(floats(b)),
          1,
          bStride,
          accumulate,
          single,
          4,
          n + 1);
      double[] expected = c.clone();
      float[] expectedSingle = floats(c);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          int at = 4 + i * (n + 1) + j;
          double sum = accumulate ? c[at] : 0;
          float singleSum = accumulate ? (float) c[at] : 0;
          for (int p = 0; p < k; p++) {
            double left = a[2 + (transposeA ? p * aStride + i : i * aStride + p)];
            double right = b[1 + (transposeB ? j * bStride + p : p * bStride + j)];
            sum = Math.fma(left, right, sum);
            singleSum = Math.fma((float) left, (float) right, singleSum);
          }
          expected[at] = sum;
          expectedSingle[at] = singleSum;
        }
      }
      assertArrayEquals(expected, result.values());
      assertArrayEquals(expectedSingle, single.values());
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,5", "40,3", "193,17", "400,20", "3,0"})
  void syrkIsTheProductBitByBitOnBothHalves(int n, int k) {
    for (int variant = 0; variant < 4; variant++) {
      boolean transpose = (variant & 1) != 0;
      boolean accumulate = (variant & 2) != 0;
      int stride = (transpose ? n : k) + 3;
      int length = 2 + (transpose ? k : n) * stride;
      for (RealBuffer a :
          new RealBuffer[] {
            new RealBuffer.Float64(gaussian(length, 5)),
            new RealBuffer.Float32(floats(gaussian(length, 5)))
          }) {
        RealBuffer expected = a.allocate(1 + n * (n + 2));
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            expected.set(1 + i * (n + 2) + j, 1.0 / (i + j + 1));
          }
        }
        RealBuffer actual = a.allocate(expected.length());
        actual.copyFrom(expected, 0, 0, expected.length());
        kernels.multiply(
            transpose,
            !transpose,
            n,
            n,
            k,
            a,
            2,
            stride,
            a,
            2,
            stride,
            accumulate,
            expected,
            1,
            n + 2);
        kernels.syrk(transpose, n, k, a, 2, stride, accumulate, actual, 1, n + 2);
        assertArrayEquals(expected.toDoubles(), actual.toDoubles());
      }
    }
  }

  @Test
  void operandKeepsWhatItWasGiven() {
    RealBuffer.Float64 b = new RealBuffer.Float64(new double[] {9, 1, 2, 3, 4, 5, 6});
    Operand operand = kernels.operand(3, 2, b);
    operand.set(true, b, 1, 3);
    b.fill(0, 7, 0);
    RealBuffer.Float64 c = new RealBuffer.Float64(new double[2]);
    operand.multiply(1, new RealBuffer.Float64(new double[] {1, 10, 100}), 0, 3, false, c, 0, 2);
    assertArrayEquals(new double[] {321, 654}, c.values());
  }

  @Test
  void mixedPrecisionIsRefused() {
    RealBuffer a = new RealBuffer.Float64(new double[1]);
    RealBuffer b = new RealBuffer.Float32(new float[1]);
    assertThrows(
        IllegalArgumentException.class,
        () -> kernels.multiply(false, false, 1, 1, 1, a, 0, 1, b, 0, 1, false, a, 0, 1));
  }

  @Test
  void isPortable() {
    assertEquals("portable", kernels.kernelClass());
    assertEquals("scalar", kernels.name());
  }

  private static double[] gaussian(int length, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
