package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/** x to A x for a symmetric A that need not be stored. */
@ConsumerType
public interface SymmetricOperator {
  /** Rows and columns of A. */
  int size();

  /**
   * y = A x.
   *
   * @param x argument, not to be changed
   * @param y result, every element to be written
   */
  void apply(double[] x, double[] y);

  /** A stored symmetric matrix; both of its halves are read. */
  static SymmetricOperator of(Matrix a) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException("the matrix must be square: " + a.shape());
    }
    int n = a.rows();
    return new SymmetricOperator() {
      @Override
      public int size() {
        return n;
      }

      @Override
      public void apply(double[] x, double[] y) {
        double[] values = a.values();
        for (int i = 0; i < n; i++) {
          // Four sums in a fixed order: the additions of one would wait for each other.
          double s0 = 0;
          double s1 = 0;
          double s2 = 0;
          double s3 = 0;
          int row = i * n;
          int j = 0;
          for (; j + 4 <= n; j += 4) {
            s0 = Math.fma(values[row + j], x[j], s0);
            s1 = Math.fma(values[row + j + 1], x[j + 1], s1);
            s2 = Math.fma(values[row + j + 2], x[j + 2], s2);
            s3 = Math.fma(values[row + j + 3], x[j + 3], s3);
          }
          for (; j < n; j++) {
            s0 = Math.fma(values[row + j], x[j], s0);
          }
          y[i] = (s0 + s1) + (s2 + s3);
        }
      }
    };
  }
}
