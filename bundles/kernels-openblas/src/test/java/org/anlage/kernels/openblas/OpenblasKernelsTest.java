package org.anlage.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the scalar kernels; skipped where there is no OpenBLAS. */
final class OpenblasKernelsTest {
  private final Kernels scalar = new ScalarKernels();
  private final Kernels openblas = new OpenblasKernels(scalar);

  @BeforeEach
  void needsTheLibrary() {
    Machine.assumeOpenblas();
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,31,5", "128,100,109", "13,17,400", "4,5,0", "0,3,2"})
  void productsAndOperands(int m, int n, int k) {
    for (Precision precision : Precision.values()) {
      double tolerance = precision == Precision.FLOAT32 ? 2e-4 : 1e-12;
      for (int variant = 0; variant < 8; variant++) {
        boolean transposeA = (variant & 1) != 0;
        boolean transposeB = (variant & 2) != 0;
        boolean accumulate = (variant & 4) != 0;
        int aStride = (transposeA ? m : k) + 3;
        int bStride = (transposeB ? k : n) + variant % 3;
        RealBuffer a = gaussian(precision, 2 + (transposeA ? k : m) * aStride, 1);
        RealBuffer b = gaussian(precision, 1 + (transposeB ? n : k) * bStride, 2);
        RealBuffer expected = gaussian(precision, 4 + m * (n + 1), 3);
        multiply(scalar, transposeA, transposeB, m, n, k, a, b, bStride, accumulate, expected);
        RealBuffer actual = gaussian(precision, 4 + m * (n + 1), 3);
        multiply(openblas, transposeA, transposeB, m, n, k, a, b, bStride, accumulate, actual);
        assertArrayEquals(expected.toDoubles(), actual.toDoubles(), tolerance);
        if (!transposeA) {
          RealBuffer again = gaussian(precision, 4 + m * (n + 1), 3);
          Operand operand = openblas.operand(k, n, b);
          operand.set(transposeB, b, 1, bStride);
          b.fill(0, b.length(), 0);
          operand.multiply(m, a, 2, aStride, accumulate, again, 4, n + 1);
          assertArrayEquals(expected.toDoubles(), again.toDoubles(), tolerance);
        }
      }
    }
  }

  private static void multiply(
      Kernels kernels,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      RealBuffer a,
      RealBuffer b,
      int bStride,
      boolean accumulate,
      RealBuffer c) {
    int aStride = (transposeA ? m : k) + 3;
    kernels.multiply(
        transposeA, transposeB, m, n, k, a, 2, aStride, b, 1, bStride, accumulate, c, 4, n + 1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "40,3", "65,130", "3,0"})
  void syrk(int n, int k) {
    for (Precision precision : Precision.values()) {
      for (int variant = 0; variant < 4; variant++) {
        boolean transpose = (variant & 1) != 0;
        boolean accumulate = (variant & 2) != 0;
        int stride = (transpose ? n : k) + 3;
        RealBuffer a = gaussian(precision, 2 + (transpose ? k : n) * stride, 1);
        RealBuffer expected = precision.allocate(1 + n * (n + 2));
        for (int i = 0; i < n; i++) {
          expected.fill(1 + i * (n + 2), n, 0.5);
        }
        RealBuffer actual = precision.allocate(expected.length());
        actual.copyFrom(expected, 0, 0, expected.length());
        scalar.syrk(transpose, n, k, a, 2, stride, accumulate, expected, 1, n + 2);
        openblas.syrk(transpose, n, k, a, 2, stride, accumulate, actual, 1, n + 2);
        assertArrayEquals(
            expected.toDoubles(),
            actual.toDoubles(),
            precision == Precision.FLOAT32 ? 2e-4 : 1e-12);
      }
    }
  }

  @Test
  void twoCallsGiveTheSameBits() {
    RealBuffer a = gaussian(Precision.FLOAT32, 300 * 300, 1);
    RealBuffer once = a.allocate(300 * 300);
    RealBuffer again = a.allocate(300 * 300);
    for (RealBuffer c : new RealBuffer[] {once, again}) {
      openblas.multiply(false, true, 300, 300, 300, a, 0, 300, a, 0, 300, false, c, 0, 300);
    }
    assertArrayEquals(once.toDoubles(), again.toDoubles());
  }

  @Test
  void classNamesLibraryVersionAndProcessor() {
    assertTrue(
        openblas.kernelClass().matches("openblas-\\d+\\.\\d+\\S*-\\w+"), openblas.kernelClass());
    assertEquals(openblas.kernelClass(), new OpenblasDecompositions().kernelClass());
  }

  @Test
  void mixedPrecisionIsRefused() {
    RealBuffer a = new RealBuffer.Float64(new double[1]);
    RealBuffer b = new RealBuffer.Float32(new float[1]);
    assertThrows(
        IllegalArgumentException.class,
        () -> openblas.multiply(false, false, 1, 1, 1, a, 0, 1, b, 0, 1, false, a, 0, 1));
  }

  private static RealBuffer gaussian(Precision precision, int length, long seed) {
    RandomStream random = RandomStream.of(seed);
    RealBuffer values = precision.allocate(length);
    for (int i = 0; i < length; i++) {
      values.set(i, random.nextGaussian());
    }
    return values;
  }
}
