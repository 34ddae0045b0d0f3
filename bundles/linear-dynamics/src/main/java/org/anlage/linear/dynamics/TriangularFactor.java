package org.anlage.linear.dynamics;

import org.anlage.algebra.Workers;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * Cholesky's factor of a large matrix in one precision, block row by block row: products of what is
 * done, then elimination within the block. O(N^3 / 3), nearly all of it products that threads
 * share; their number changes no bit.
 */
final class TriangularFactor {
  private static final int BLOCK = 64;
  private static final int TILE = 512;

  private TriangularFactor() {}

  /**
   * Replaces A by the upper triangular U with A = U^T U.
   *
   * @param n rows and columns
   * @param a symmetric, positive definite, N x N
   * @param between called between blocks
   * @throws ArithmeticException if A is not positive definite
   */
  static void upper(int n, RealBuffer a, Kernels kernels, Workers workers, Runnable between) {
    for (int block = 0; block < n; block += BLOCK) {
      int first = block;
      int height = Math.min(BLOCK, n - first);
      workers.each(
          (n - first + TILE - 1) / TILE, tile -> subtract(n, a, kernels, first, height, tile));
      factor(n, a, first, height);
      workers.each(
          (n - first - height + TILE - 1) / TILE, tile -> solve(n, a, first, height, tile));
      between.run();
    }
    for (int i = 0; i < n; i++) {
      a.fill(i * n, i, 0);
    }
  }

  /** Rows of the block minus what the rows above contribute, in some columns. */
  private static void subtract(
      int n, RealBuffer a, Kernels kernels, int first, int height, int tile) {
    if (first == 0) {
      return;
    }
    int column = first + tile * TILE;
    int width = Math.min(TILE, n - column);
    RealBuffer product = a.allocate(height * width);
    kernels.multiply(
        true, false, height, width, first, a, first, n, a, column, n, false, product, 0, width);
    for (int i = 0; i < height; i++) {
      int row = (first + i) * n + column;
      for (int j = 0; j < width; j++) {
        a.set(row + j, a.get(row + j) - product.get(i * width + j));
      }
    }
  }

  /** The factor of the block on the diagonal. */
  private static void factor(int n, RealBuffer a, int first, int height) {
    for (int i = first; i < first + height; i++) {
      for (int j = i; j < first + height; j++) {
        double rest = a.get(i * n + j);
        for (int k = first; k < i; k++) {
          rest -= a.get(k * n + i) * a.get(k * n + j);
        }
        if (i == j && !(rest > 0 && Double.isFinite(rest))) {
          throw new ArithmeticException("not positive definite at row " + i);
        }
        a.set(i * n + j, i == j ? Math.sqrt(rest) : rest / a.get(i * n + i));
      }
    }
  }

  /** Rows of the block right of the diagonal, in some columns. */
  private static void solve(int n, RealBuffer a, int first, int height, int tile) {
    int column = first + height + tile * TILE;
    int width = Math.min(TILE, n - column);
    double[] rest = new double[width];
    for (int i = first; i < first + height; i++) {
      for (int j = 0; j < width; j++) {
        rest[j] = a.get(i * n + column + j);
      }
      for (int k = first; k < i; k++) {
        double factor = a.get(k * n + i);
        for (int j = 0; j < width; j++) {
          rest[j] -= factor * a.get(k * n + column + j);
        }
      }
      double pivot = a.get(i * n + i);
      for (int j = 0; j < width; j++) {
        a.set(i * n + column + j, rest[j] / pivot);
      }
    }
  }
}
