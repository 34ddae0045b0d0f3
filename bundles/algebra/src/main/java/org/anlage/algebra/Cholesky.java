package org.anlage.algebra;

import org.anlage.api.matrix.Matrix;

/** A symmetric positive definite matrix as L L', L lower triangular. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * L; entries above its diagonal are 0. O(n^3 / 3) time.
   *
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public static Matrix factor(Matrix a) {
    int n = a.rows();
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a.get(i, j);
        for (int k = 0; k < j; k++) {
          rest -= l[i * n + k] * l[j * n + k];
        }
        if (i == j && !(rest > 0)) {
          throw new ArithmeticException("not positive definite at row " + i);
        }
        l[i * n + j] = i == j ? Math.sqrt(rest) : rest / l[j * n + j];
      }
    }
    return Matrix.of(n, n, l);
  }

  /** log det A from its factor. */
  public static double logDeterminant(Matrix factor) {
    double sum = 0;
    for (int i = 0; i < factor.rows(); i++) {
      sum += StrictMath.log(factor.get(i, i));
    }
    return 2 * sum;
  }
}
