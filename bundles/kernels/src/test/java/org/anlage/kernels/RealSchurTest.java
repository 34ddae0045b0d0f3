package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class RealSchurTest {
  /** Real and imaginary parts in order of both. */
  private static double[][] sorted(Eigenvalues values) {
    return IntStream.range(0, values.real().length)
        .mapToObj(i -> new double[] {values.real()[i], values.imaginary()[i]})
        .sorted(
            Comparator.comparingDouble((double[] v) -> Math.round(v[0] * 1e9))
                .thenComparingDouble(v -> v[1]))
        .toArray(double[][]::new);
  }

  @Test
  void eigenvaluesOfBlocksAreExact() {
    // A rotation scaled by 2 with angle 60 degrees, 1 +- i sqrt 3; a block with 3 and -1; and 0.5.
    double s = Math.sqrt(3);
    Matrix a =
        Matrix.of(
            new double[][] {
              {1, -s, 0, 0, 0}, {s, 1, 0, 0, 0}, {0, 0, 1, 2, 0}, {0, 0, 2, 1, 0}, {0, 0, 0, 0, 0.5}
            });
    double[][] expected = {{-1, 0}, {0.5, 0}, {1, -s}, {1, s}, {3, 0}};
    double[][] found = sorted(RealSchur.eigenvalues(a));
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i], 1e-14);
    }
  }

  @Test
  void agreesWithEjml() {
    RandomStream random = RandomStream.of(3);
    double[] entries = new double[40 * 40];
    Arrays.setAll(entries, i -> random.nextGaussian() / 7);
    Matrix a = Matrix.of(40, 40, entries);
    double[][] expected = sorted(new EjmlDecompositions().eigenvalues(a));
    double[][] found = sorted(RealSchur.eigenvalues(a));
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i], 1e-12);
    }
  }
}
