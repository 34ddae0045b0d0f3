package org.anlage.kernels;

import org.anlage.api.matrix.Matrix;

/** Checks of the arguments of decompositions, with the same messages for every library. */
public final class MatrixArguments {
  private MatrixArguments() {}

  /** The size of a matrix that must be square. */
  public static int square(Matrix a) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException("the matrix must be square: " + a.shape());
    }
    return a.rows();
  }

  /** Refuses NaN and infinity, on which loops of libraries may not end. */
  public static void finite(Matrix a) {
    for (double value : a.values()) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException("a " + a.shape() + " matrix holds " + value);
      }
    }
  }

  /** Refuses what a library could not compute. */
  public static void converged(boolean success, Matrix a, String what) {
    if (!success) {
      throw new ArithmeticException(what + " of a " + a.shape() + " matrix did not converge");
    }
  }

  /** The answer to a Cholesky decomposition that does not exist. */
  public static ArithmeticException notPositiveDefinite(Matrix a) {
    return new ArithmeticException("a " + a.shape() + " matrix is not positive definite");
  }
}
