package org.anlage.analyzers.cortex;

import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Mark;
import org.anlage.api.matrix.Matrix;

/** Charts of N x N matrices. */
final class Matrices {
  private Matrices() {}

  static Chart cells(String meaning, Matrix values, boolean diverging) {
    return Overview.chart(
        "",
        Axis.linear("neuron", ""),
        Axis.linear("neuron", ""),
        new Mark.Cells(meaning, values, diverging));
  }

  /** The same with zeros on the diagonal, which would otherwise outshine everything else. */
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
