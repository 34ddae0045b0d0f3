package org.anlage.generators.waves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Products;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class WavesTest {
  private static final ScalarKernels KERNELS = new ScalarKernels();

  private static Matrix shift(int units, int channels, int shift) {
    return new RingShift()
        .generate(new RingShift.Parameters(channels, shift, 1), Contexts.prior(units, 1));
  }

  private static Matrix circulant(int units, int channels, long seed) {
    return new CirculantOrthogonal()
        .generate(new CirculantOrthogonal.Parameters(channels, 1), Contexts.prior(units, seed));
  }

  @Test
  void aRingPassesOnWithinItsChannel() {
    assertEquals(
        Matrix.of(new double[][] {{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}}),
        shift(4, 2, 1));
    assertEquals(shift(5, 1, 1).transpose(), shift(5, 1, -1));
    assertEquals(Matrix.identity(6), shift(6, 2, 3));
    assertEquals(Matrix.identity(6), shift(6, 2, Integer.MIN_VALUE / 3 * 3));
  }

  @Test
  void aWholeTurnIsTheIdentity() {
    Matrix once = shift(12, 2, 1);
    Matrix power = Matrix.identity(12);
    for (int k = 0; k < 6; k++) {
      assertNotEquals(k > 0, power.equals(Matrix.identity(12)));
      power = Products.of(power, once, KERNELS);
    }
    assertEquals(Matrix.identity(12), power);
  }

  @Test
  void circulantWeightsAreOrthogonalAndTheSameAtEveryPlace() {
    for (int length : new int[] {7, 8}) {
      Matrix weights = circulant(2 * length, 2, 3);
      assertArrayEquals(
          Matrix.identity(2 * length).values(),
          Products.ofTransposed(weights, weights, KERNELS).values(),
          1e-14);
      for (int i = 0; i < length; i++) {
        assertEquals(0, weights.get(i, length + i));
        for (int j = 0; j < length; j++) {
          assertEquals(weights.get(0, Math.floorMod(j - i, length)), weights.get(i, j));
        }
      }
      assertNotEquals(weights.get(0, 1), weights.get(length, length + 1));
      assertNotEquals(weights, circulant(2 * length, 2, 4));
    }
  }

  @Test
  void unitsMustFillTheirRings() {
    Contexts.assertProblem(Kind.CONFIGURATION, "ring-shift.channels", () -> shift(10, 3, 1));
    Contexts.assertProblem(Kind.CONFIGURATION, "10 units in 4 channels", () -> circulant(10, 4, 1));
  }
}
