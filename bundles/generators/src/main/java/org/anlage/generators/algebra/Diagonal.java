package org.anlage.generators.algebra;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/** Self-connections apart from all others. */
public final class Diagonal {
  private Diagonal() {}

  /** The matrix with zeros off the diagonal. */
  public static Matrix only(Matrix weights) {
    int n = weights.rows();
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      result.set(i, i, weights.get(i, i));
    }
    return result;
  }

  /** The matrix with zeros on the diagonal. */
  public static Matrix removed(Matrix weights) {
    Matrix result = weights.copy();
    for (int i = 0; i < result.rows(); i++) {
      result.set(i, i, 0);
    }
    return result;
  }

  /**
   * The matrix with self-connections drawn, with replacement, from the entries off the diagonal.
   */
  public static Matrix matched(Matrix weights, RandomStream random) {
    double[] pool = offDiagonal(weights);
    Matrix result = weights.copy();
    for (int i = 0; i < result.rows(); i++) {
      result.set(i, i, pool[random.nextInt(pool.length)]);
    }
    return result;
  }

  /** Entries off the diagonal, row by row; N (N - 1) of them. */
  public static double[] offDiagonal(Matrix weights) {
    int n = weights.rows();
    double[] result = new double[n * (n - 1)];
    for (int k = 0; k < result.length; k++) {
      result[k] = weights.values()[offDiagonalIndex(k, n)];
    }
    return result;
  }

  /** Where entry k of {@link #offDiagonal} is in the values of an N x N matrix. */
  public static int offDiagonalIndex(int k, int n) {
    int row = k / (n - 1);
    int column = k % (n - 1);
    return row * n + column + (column >= row ? 1 : 0);
  }
}
