package org.anlage.analyzers.spectral;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Checks that a matrix can be analysed as recurrent weights. */
final class RecurrentWeights {
  private RecurrentWeights() {}

  /** Refuses a matrix that is empty, not square or not finite. */
  static void check(String analyzer, Matrix weights) {
    if (weights.rows() != weights.columns() || weights.rows() == 0) {
      throw ProblemException.data(
          new Problem(
              "recurrent weights are not square or empty",
              analyzer,
              weights.shape(),
              "N x N, N of 1 or more",
              "give one row and one column for each unit"));
    }
    for (int i = 0; i < weights.rows(); i++) {
      for (int j = 0; j < weights.columns(); j++) {
        if (!Double.isFinite(weights.get(i, j))) {
          throw ProblemException.data(
              new Problem(
                  "recurrent weights are not finite",
                  analyzer + ", entry (" + i + ", " + j + ")",
                  String.valueOf(weights.get(i, j)),
                  "finite numbers",
                  "leave out runs that failed numerically"));
        }
      }
    }
  }
}
