package org.example.celegans;

import org.anlage.api.matrix.Matrix;

/** Pearson correlations of traces. */
final class Correlation {
  private Correlation() {}

  /**
   * N x N correlations of N traces, one a row; ones on the diagonal. A trace that never changes
   * shares nothing with others: 0.
   */
  static Matrix of(Matrix traces) {
    int n = traces.rows();
    Matrix deviations = deviations(traces);
    Matrix result = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double squares = product(deviations, i, i) * product(deviations, j, j);
        double value = squares == 0 ? 0 : product(deviations, i, j) / Math.sqrt(squares);
        result.set(i, j, value);
        result.set(j, i, value);
      }
    }
    return result;
  }

  private static Matrix deviations(Matrix traces) {
    Matrix result = traces.copy();
    for (int i = 0; i < traces.rows(); i++) {
      double mean = 0;
      for (int t = 0; t < traces.columns(); t++) {
        mean += traces.get(i, t) / traces.columns();
      }
      for (int t = 0; t < traces.columns(); t++) {
        result.set(i, t, traces.get(i, t) - mean);
      }
    }
    return result;
  }

  private static double product(Matrix rows, int i, int j) {
    double sum = 0;
    for (int t = 0; t < rows.columns(); t++) {
      sum += rows.get(i, t) * rows.get(j, t);
    }
    return sum;
  }
}
