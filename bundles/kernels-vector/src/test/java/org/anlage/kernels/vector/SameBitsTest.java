package org.anlage.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The vector kernels against the scalar ones, bit by bit. */
final class SameBitsTest {
  private final Kernels scalar = new ScalarKernels();
  private final Kernels vector = new VectorKernels(scalar);

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "8,32,64",
    "7,31,5",
    "9,33,193",
    "128,100,109",
    "13,17,400",
    "261,48,3",
    "4,5,0",
    "3,1,250",
    "16,16,192"
  })
  void products(int m, int n, int k) {
    for (Precision precision : Precision.values()) {
      for (int variant = 0; variant < 8; variant++) {
        boolean transposeA = (variant & 1) != 0;
        boolean transposeB = (variant & 2) != 0;
        boolean accumulate = (variant & 4) != 0;
        int aStride = (transposeA ? m : k) + 3;
        int bStride = (transposeB ? k : n) + 2;
        RealBuffer a = gaussian(precision, 2 + (transposeA ? k : m) * aStride, 1);
        RealBuffer b = gaussian(precision, 1 + (transposeB ? n : k) * bStride, 2);
        RealBuffer expected = gaussian(precision, 4 + m * (n + 1), 3);
        RealBuffer actual = gaussian(precision, 4 + m * (n + 1), 3);
        scalar.multiply(
            transposeA,
            transposeB,
            m,
            n,
            k,
            a,
            2,
            aStride,
            b,
            1,
            bStride,
            accumulate,
            expected,
            4,
            n + 1);
        vector.multiply(
            transposeA,
            transposeB,
            m,
            n,
            k,
            a,
            2,
            aStride,
            b,
            1,
            bStride,
            accumulate,
            actual,
            4,
            n + 1);
        assertArrayEquals(expected.toDoubles(), actual.toDoubles());
        if (!transposeA) {
          RealBuffer again = gaussian(precision, 4 + m * (n + 1), 3);
          Operand operand = vector.operand(k, n, b);
          operand.set(transposeB, b, 1, bStride);
          operand.multiply(m, a, 2, aStride, accumulate, again, 4, n + 1);
          assertArrayEquals(expected.toDoubles(), again.toDoubles());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void activationsAndDerivatives(Precision precision) {
    int columns = 2003;
    for (Activation activation : Activation.values()) {
      RealBuffer expected = range(precision, 3 * (columns + 5));
      RealBuffer actual = range(precision, 3 * (columns + 5));
      scalar.elementwise().activate(activation, 3, columns, expected, 1, columns + 5);
      vector.elementwise().activate(activation, 3, columns, actual, 1, columns + 5);
      assertArrayEquals(expected.toDoubles(), actual.toDoubles());
      RealBuffer gradient = gaussian(precision, 3 * columns, 4);
      gradient.set(3, 1e-30);
      gradient.set(4, Double.NaN);
      RealBuffer other = gradient.allocate(gradient.length());
      other.copyFrom(gradient, 0, 0, gradient.length());
      scalar
          .elementwise()
          .multiplyByDerivative(
              activation, 3, columns, expected, 1, columns + 5, gradient, 0, columns);
      vector
          .elementwise()
          .multiplyByDerivative(activation, 3, columns, actual, 1, columns + 5, other, 0, columns);
      assertArrayEquals(gradient.toDoubles(), other.toDoubles());
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void exponentialAndLogarithm(Precision precision) {
    RealBuffer numbers = everyExponent(precision);
    RealBuffer range = range(precision, 20_011);
    for (RealBuffer values : new RealBuffer[] {numbers, range}) {
      for (boolean logarithm : new boolean[] {false, true}) {
        RealBuffer expected = values.allocate(values.length());
        expected.copyFrom(values, 0, 0, values.length());
        RealBuffer actual = values.allocate(values.length());
        actual.copyFrom(values, 0, 0, values.length());
        int length = values.length() - 2;
        if (logarithm) {
          scalar.elementwise().log(1, length, expected);
          vector.elementwise().log(1, length, actual);
        } else {
          scalar.elementwise().exp(1, length, expected);
          vector.elementwise().exp(1, length, actual);
        }
        assertArrayEquals(expected.toDoubles(), actual.toDoubles());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void activationsOfEveryExponent(Precision precision) {
    for (Activation activation : Activation.values()) {
      RealBuffer expected = everyExponent(precision);
      RealBuffer actual = everyExponent(precision);
      int length = expected.length();
      scalar.elementwise().activate(activation, 1, length, expected, 0, length);
      vector.elementwise().activate(activation, 1, length, actual, 0, length);
      assertArrayEquals(expected.toDoubles(), actual.toDoubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "40,3", "193,17", "400,20", "3,0"})
  void syrk(int n, int k) {
    for (Precision precision : Precision.values()) {
      for (int variant = 0; variant < 4; variant++) {
        boolean transpose = (variant & 1) != 0;
        boolean accumulate = (variant & 2) != 0;
        int stride = (transpose ? n : k) + 3;
        RealBuffer a = gaussian(precision, 2 + (transpose ? k : n) * stride, 1);
        RealBuffer expected = precision.allocate(1 + n * (n + 2));
        RealBuffer actual = precision.allocate(1 + n * (n + 2));
        scalar.syrk(transpose, n, k, a, 2, stride, accumulate, expected, 1, n + 2);
        vector.syrk(transpose, n, k, a, 2, stride, accumulate, actual, 1, n + 2);
        assertArrayEquals(expected.toDoubles(), actual.toDoubles());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void adam(Precision precision) {
    int length = 1009;
    RealBuffer[] expected = new RealBuffer[4];
    RealBuffer[] actual = new RealBuffer[4];
    for (RealBuffer[] buffers : new RealBuffer[][] {expected, actual}) {
      for (int i = 0; i < 4; i++) {
        buffers[i] = gaussian(precision, length, i);
      }
      for (int j = 0; j < length; j++) {
        double g = buffers[1].get(j);
        buffers[1].set(j, j % 3 == 0 ? g * StrictMath.pow(10, -j / 20) : g);
        buffers[3].set(j, j % 5 == 0 ? 1e-40 : g * g);
      }
    }
    for (int update = 1; update < 4; update++) {
      AdamStep step = new AdamStep(1e-3 * update, 0.9, 0.999, 1e-7);
      scalar.elementwise().adam(step, 3, 1001, expected[0], expected[1], expected[2], expected[3]);
      vector.elementwise().adam(step, 3, 1001, actual[0], actual[1], actual[2], actual[3]);
    }
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(expected[i].toDoubles(), actual[i].toDoubles());
    }
  }

  @Test
  void warmingUpLeavesTheKernelsAsTheyWere() {
    vector.warmUp();
    products(9, 33, 193);
  }

  private static RealBuffer gaussian(Precision precision, int length, long seed) {
    RandomStream random = RandomStream.of(seed);
    RealBuffer values = precision.allocate(length);
    for (int i = 0; i < length; i++) {
      values.set(i, random.nextGaussian());
    }
    return values;
  }

  /** Both signs of eight numbers per binary exponent, subnormal ones and the specials included. */
  private static RealBuffer everyExponent(Precision precision) {
    boolean single = precision == Precision.FLOAT32;
    int exponents = single ? 256 : 2048;
    RealBuffer values = precision.allocate(exponents * 16);
    RandomStream random = RandomStream.of(5);
    for (int i = 0; i < values.length(); i++) {
      long bits = random.nextLong();
      values.set(
          i,
          single
              ? Float.intBitsToFloat((int) bits & 0x807fffff | (i / 16) << 23)
              : Double.longBitsToDouble(bits & 0x800fffffffffffffL | (long) (i / 16) << 52));
    }
    return values;
  }

  /** From large negative over tiny to large positive, with the special values. */
  private static RealBuffer range(Precision precision, int length) {
    RealBuffer values = precision.allocate(length);
    for (int i = 0; i < length; i++) {
      double magnitude = StrictMath.pow(10, (i % 60) - 40 + i / 60 * 0.01);
      values.set(i, i % 2 == 0 ? magnitude : -magnitude);
    }
    for (int i = 0; i < length; i += 3) {
      values.set(i, (i - length / 2) * 0.01);
    }
    values.set(1, Double.POSITIVE_INFINITY);
    values.set(2, Double.NEGATIVE_INFINITY);
    values.set(3, Double.NaN);
    values.set(4, -0.0);
    return values;
  }
}
