package org.anlage.analyzers.cortex;

import org.anlage.api.matrix.Matrix;

/** N x N matrices between neurons. */
final class Matrices {
  private Matrices() {}

  /** A copy with zeros on the diagonal, which would otherwise outshine everything else. */
  static Matrix withoutDiagonal(Matrix matrix) {
    Matrix result = matrix.copy();
    for (int i = 0; i < result.rows(); i++) {
      result.set(i, i, 0);
    }
    return result;
  }

  /** Entries below the diagonal. */
  static double[] pairs(Matrix symmetric) {
    int n = symmetric.rows();
    double[] pairs = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        pairs[k++] = symmetric.get(i, j);
      }
    }
    return pairs;
  }
}
