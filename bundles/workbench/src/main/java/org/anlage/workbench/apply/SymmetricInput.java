package org.anlage.workbench.apply;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** A matrix of pairs that must be symmetric; one triangle is enough, if the other is 0. */
final class SymmetricInput {
  /** Of the largest entry. */
  private static final double TOLERANCE = 1e-9;

  private SymmetricInput() {}

  /**
   * The matrix, mirrored where one triangle is empty.
   *
   * @param where for messages
   * @throws ProblemException if it is asymmetric by more than rounding
   */
  static Matrix of(Matrix matrix, String where) {
    int n = matrix.rows();
    if (matrix.columns() != n) {
      return matrix; // its shape is refused with those of the others
    }
    boolean lower = false;
    boolean upper = false;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, Math.abs(matrix.get(i, j)));
        lower |= j < i && matrix.get(i, j) != 0;
        upper |= j > i && matrix.get(i, j) != 0;
      }
    }
    if (lower != upper) {
      Matrix full = matrix.copy();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double value = lower ? matrix.get(i, j) : matrix.get(j, i);
          full.set(i, j, value);
          full.set(j, i, value);
        }
      }
      return full;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double below = matrix.get(i, j);
        double above = matrix.get(j, i);
        if (Math.abs(below - above) > TOLERANCE * largest) {
          throw ProblemException.data(
              new Problem(
                  "the matrix is neither symmetric nor a triangle",
                  where + ", row " + i + ", column " + j,
                  below + " and, across the diagonal, " + above,
                  "equal values, or 0 in all of one triangle",
                  "(A + A.T) / 2 is symmetric, if that is what is meant"));
        }
      }
    }
    return matrix;
  }
}
