package org.anlage.linear.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class DynamicalDistanceTest {
  private static final EjmlDecompositions ALGEBRA = new EjmlDecompositions();
  private static final ScalarKernels KERNELS = new ScalarKernels();

  private static Matrix normal(int rows, int columns, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(rows, columns).map(x -> random.nextGaussian());
  }

  private static Matrix rotated(Matrix a, long seed) {
    Matrix q = ALGEBRA.qr(normal(a.rows(), a.rows(), seed)).q();
    return MatrixProduct.of(MatrixProduct.of(q, a, KERNELS), q.transpose(), KERNELS);
  }

  private static DynamicalDistance distance(Matrix a, Matrix b, int starts) {
    return DynamicalDistance.of(a, b, starts, RandomStream.of(1), ALGEBRA);
  }

  @Test
  void theSameMapRotatedIsAtDistanceZero() {
    for (int seed = 1; seed <= 5; seed++) {
      Matrix a = normal(8, 8, seed);
      DynamicalDistance found = distance(a, rotated(a, 100 + seed), 1);
      assertEquals(0, found.distance(), 1e-6);
      assertEquals(0, found.angle(), 1e-6);
    }
  }

  /** Of symmetric maps it is the distance of their sorted eigenvalues (Hoffman and Wielandt). */
  @Test
  void symmetricMapsDifferByTheirSortedEigenvalues() {
    Matrix a = normal(6, 6, 1);
    Matrix b = normal(6, 6, 2);
    Matrix first = a.combine(a.transpose(), (x, y) -> x + y);
    Matrix second = b.combine(b.transpose(), (x, y) -> x + y);
    double[] left = ALGEBRA.symmetricEigenvalues(first);
    double[] right = ALGEBRA.symmetricEigenvalues(second);
    double squares = 0;
    for (int k = 0; k < 6; k++) {
      squares += (left[k] - right[k]) * (left[k] - right[k]);
    }
    assertEquals(Math.sqrt(squares), distance(first, second, 1).distance(), 1e-8);
  }

  /**
   * Rotations of the plane by x and y, damped alike, differ as vectors by the angle x - y; turning
   * the other way is a reflection, which costs nothing.
   */
  @Test
  void rotationsOfThePlaneDifferByTheirAngle() {
    for (double turn : new double[] {0.3, -0.3}) {
      assertEquals(0.4, distance(plane(0.7), plane(turn), 3).angle(), 1e-7);
    }
    assertEquals(
        2 * 0.9 * Math.sqrt(2) * Math.sin(0.2),
        distance(plane(0.7), plane(0.3), 3).distance(),
        1e-8);
  }

  private static Matrix plane(double angle) {
    double c = 0.9 * Math.cos(angle);
    double s = 0.9 * Math.sin(angle);
    return Matrix.of(new double[][] {{c, -s}, {s, c}});
  }

  @Test
  void theSmallerMapIsFilledUpAndZeroHasNoAngle() {
    Matrix one = Matrix.of(1, 1, new double[] {0.5});
    Matrix two = Matrix.of(new double[][] {{0, 0}, {0, 0.5}});
    assertEquals(0, distance(one, two, 3).distance(), 1e-12);
    assertTrue(Double.isNaN(distance(Matrix.zeros(0, 0), two, 1).angle()));
    assertEquals(0.5, distance(Matrix.zeros(0, 0), two, 1).distance());
  }

  /** More starts never find a larger distance, and the first is near the best of many. */
  @Test
  void startsImprove() {
    for (int seed = 1; seed <= 4; seed++) {
      Matrix a = normal(5, 5, seed);
      Matrix b = normal(5, 5, 50 + seed);
      double few = distance(a, b, 1).distance();
      double many = distance(a, b, 30).distance();
      assertTrue(many <= few + 1e-12);
      assertTrue(few < 1.25 * many, few + " after " + many);
    }
  }

  /** Trajectories of a known map, seen through an orthogonal one: the same eigenvalues. */
  @Test
  void aLinearSystemIsFound() {
    Matrix map = Matrix.zeros(4, 4);
    map.set(0, 0, 0.9 * Math.cos(0.5));
    map.set(0, 1, -0.9 * Math.sin(0.5));
    map.set(1, 0, 0.9 * Math.sin(0.5));
    map.set(1, 1, 0.9 * Math.cos(0.5));
    map.set(2, 2, 0.8);
    map.set(3, 3, -0.5);
    List<Matrix> segments = new ArrayList<>();
    for (int s = 0; s < 30; s++) {
      Matrix segment = Matrix.zeros(4, 12);
      double[] start = normal(4, 1, 10 + s).values();
      double sign = s % 2 == 0 ? 1 : -1; // mean zero, so that nothing is taken off
      double[] state = s % 2 == 0 ? start : normal(4, 1, 9 + s).values();
      for (int t = 0; t < 12; t++) {
        for (int i = 0; i < 4; i++) {
          segment.set(i, t, sign * state[i]);
        }
        state = MatrixProduct.of(map, Matrix.of(4, 1, state), KERNELS).values();
      }
      segments.add(segment);
    }
    DelayMap fitted = DelayMap.of(segments, 4, 1, 4, 1e-12, KERNELS, ALGEBRA);
    assertEquals(1, fitted.explained(), 1e-9);
    Eigenvalues modes = ALGEBRA.eigenvalues(fitted.map());
    double[] moduli = new double[4];
    Arrays.setAll(moduli, k -> Math.hypot(modes.real()[k], modes.imaginary()[k]));
    Arrays.sort(moduli);
    assertArrayEquals(new double[] {0.5, 0.8, 0.9, 0.9}, moduli, 1e-8);
    // A delay more, a rotation of all units and other units do not change the dynamics.
    Matrix q = ALGEBRA.qr(normal(7, 7, 3)).q();
    List<Matrix> seen =
        segments.stream().map(s -> MatrixProduct.of(first(q, 4), s, KERNELS)).toList();
    DelayMap elsewhere = DelayMap.of(seen, 7, 1, 7, 1e-12, KERNELS, ALGEBRA);
    assertEquals(4, elsewhere.map().rows());
    assertEquals(0, distance(fitted.map(), elsewhere.map(), 1).angle(), 1e-5);
    DelayMap delayed = DelayMap.of(segments, 4, 3, 10, 1e-12, KERNELS, ALGEBRA);
    assertEquals(
        4, delayed.map().rows(), "four numbers say where it goes, however many are joined");
    assertEquals(1, delayed.explained(), 1e-6);
  }

  private static Matrix first(Matrix q, int columns) {
    Matrix result = Matrix.zeros(q.rows(), columns);
    for (int i = 0; i < q.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        result.set(i, j, q.get(i, j));
      }
    }
    return result;
  }

  @Test
  void nothingThatVariesHasNoMap() {
    Matrix still = Matrix.zeros(3, 20).map(x -> 2);
    assertEquals(0, DelayMap.of(List.of(still), 3, 2, 3, 0.1, KERNELS, ALGEBRA).map().rows());
    Matrix shorter = normal(3, 4, 1);
    assertEquals(0, DelayMap.of(List.of(shorter), 3, 4, 3, 0.1, KERNELS, ALGEBRA).map().rows());
  }
}
