package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockEigenvaluesTest {
  private final EjmlDecompositions decompositions = new EjmlDecompositions();

  /** Wiring from earlier to later units of a hidden order. */
  private static Matrix loopFree(int n, double density, RandomStream random) {
    int[] order = random.permutation(n);
    Matrix a = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (random.nextDouble() < density) {
          a.set(order[i], order[j], random.nextGaussian());
        }
      }
    }
    return a;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 60, 200, 1500})
  void wiringWithoutLoopsHasRadiusZero(int n) {
    Matrix a = loopFree(n, n > 1000 ? 0.01 : 0.2, RandomStream.of(n));
    assertEquals(0, decompositions.eigenvalues(a).spectralRadius());
  }

  @Test
  void selfConnectionsOfWiringWithoutOtherLoopsAreTheEigenvalues() {
    Matrix a = loopFree(40, 0.3, RandomStream.of(1));
    for (int i = 0; i < 40; i++) {
      a.set(i, i, i - 17);
    }
    Eigenvalues values = decompositions.eigenvalues(a);
    assertArrayEquals(IntStream.range(0, 40).mapToDouble(i -> i - 17).toArray(), values.real());
    assertArrayEquals(new double[40], values.imaginary());
  }

  @Test
  void eigenvaluesAreThoseOfTheLoops() {
    // Rotations by a quarter turn of sizes 1 ... 10, wired forward, units in any order.
    int n = 20;
    RandomStream random = RandomStream.of(2);
    int[] order = random.permutation(n);
    Matrix a = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = i / 2 < j / 2 ? 100 * random.nextGaussian() : 0;
        value = i / 2 == j / 2 && i != j ? (i < j ? 1 : -1) * (i / 2 + 1.0) : value;
        a.set(order[i], order[j], value);
      }
    }
    Eigenvalues values = decompositions.eigenvalues(a);
    List<Double> found = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      assertEquals(0, values.real()[k], 1e-14);
      found.add(values.imaginary()[k]);
    }
    Collections.sort(found);
    for (int k = 0; k < n; k++) {
      assertEquals(k < 10 ? k - 10 : k - 9, found.get(k), 1e-13);
    }
  }

  @Test
  void badlyScaledUnitsAreBalanced() {
    // D S D^-1 with symmetric S has the eigenvalues of S.
    int n = 30;
    RandomStream random = RandomStream.of(3);
    Matrix s = Matrix.zeros(n, n).map(x -> random.nextGaussian());
    Matrix symmetric = s.combine(s.transpose(), Double::sum);
    Matrix a = symmetric.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a.set(i, j, StrictMath.exp(0.8 * (i - j)) * symmetric.get(i, j));
      }
    }
    double[] expected = decompositions.symmetricEigenvalues(symmetric);
    Eigenvalues values = decompositions.eigenvalues(a);
    double[] found = values.real().clone();
    Arrays.sort(found);
    assertArrayEquals(expected, found, 1e-12);
    assertArrayEquals(new double[n], values.imaginary());
  }

  @Test
  void balancedMatricesOfOneComponentAreHandedOnAsTheyAre() {
    RandomStream random = RandomStream.of(4);
    Matrix dense = Matrix.zeros(50, 50).map(x -> random.nextGaussian());
    Matrix heavy = dense.map(StrictMath::exp);
    for (Matrix a : List.of(dense, heavy)) {
      BlockEigenvalues.of(
          a,
          given -> {
            assertSame(a, given);
            return new Eigenvalues(new double[50], new double[50]);
          });
    }
  }

  @Test
  void componentsOfAHandWorkedGraph() {
    // 0 -> 3 -> 1 -> 0 is a loop; 2 hangs on it; 4 and 5 are a loop of their own.
    Matrix a = Matrix.zeros(6, 6);
    for (int[] edge : new int[][] {{0, 3}, {3, 1}, {1, 0}, {1, 2}, {4, 5}, {5, 4}, {4, 0}}) {
      a.set(edge[0], edge[1], 1);
    }
    List<int[]> found = StrongComponents.of(a);
    assertEquals(3, found.size());
    assertArrayEquals(new int[] {0, 1, 3}, found.get(0));
    assertArrayEquals(new int[] {2}, found.get(1));
    assertArrayEquals(new int[] {4, 5}, found.get(2));
    // A loop of 3000 units, which recursion would not survive.
    Matrix ring = Matrix.zeros(3000, 3000);
    for (int i = 0; i < 3000; i++) {
      ring.set(i, (i + 1) % 3000, 1);
    }
    assertTrue(StrongComponents.of(ring).size() == 1);
  }
}
