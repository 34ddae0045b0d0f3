package org.anlage.kernels;

import org.anlage.api.matrix.Matrix;

/**
 * T Y + Y T^T + F = 0 with an upper triangular T but for 2 x 2 blocks on its diagonal, by
 * substitution from the last block row and column; each block of Y is a linear system of at most
 * four unknowns.
 */
final class QuasiTriangularLyapunov {
  private final int n;
  private final double[] t;
  private final double tiny;

  QuasiTriangularLyapunov(Matrix t) {
    n = t.rows();
    this.t = t.values();
    double largest = 0;
    for (double value : this.t) {
      largest = Math.max(largest, Math.abs(value));
    }
    tiny = n * Math.ulp(largest);
  }

  Matrix solve(Matrix f) {
    double[] y = new double[n * n];
    int j = n;
    while (j > 0) {
      int width = blockEndingAt(j);
      j -= width;
      double[][] columns = new double[width][n];
      for (int c = 0; c < width; c++) {
        for (int i = 0; i < n; i++) {
          double sum = f.get(i, j + c);
          for (int k = j + width; k < n; k++) {
            sum = Math.fma(y[i * n + k], t[(j + c) * n + k], sum);
          }
          columns[c][i] = -sum;
        }
      }
      substitute(j, columns);
      for (int c = 0; c < width; c++) {
        for (int i = 0; i < n; i++) {
          y[i * n + j + c] = columns[c][i];
        }
      }
    }
    return Matrix.of(n, n, y);
  }

  /** Solves T Z + Z B^T = columns, where B is the diagonal block of T at {@code j}; in place. */
  private void substitute(int j, double[][] columns) {
    int i = n;
    while (i > 0) {
      int end = i;
      int height = blockEndingAt(i);
      i -= height;
      for (int r = i; r < end; r++) {
        for (double[] column : columns) {
          double sum = column[r];
          for (int k = end; k < n; k++) {
            sum = Math.fma(-t[r * n + k], column[k], sum);
          }
          column[r] = sum;
        }
      }
      block(i, height, j, columns);
    }
  }

  /** One block: unknown Z(i + r, c) is number r width + c. */
  private void block(int i, int height, int j, double[][] columns) {
    int width = columns.length;
    int size = height * width;
    double[][] system = new double[size][size + 1];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        double[] row = system[r * width + c];
        for (int s = 0; s < height; s++) {
          row[s * width + c] += t[(i + r) * n + i + s];
        }
        for (int d = 0; d < width; d++) {
          row[r * width + d] += t[(j + c) * n + j + d];
        }
        row[size] = columns[c][i + r];
      }
    }
    eliminate(system);
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        columns[c][i + r] = system[r * width + c][size];
      }
    }
  }

  /** Gauss and Jordan's elimination with row exchanges; leaves the solution in the last column. */
  private void eliminate(double[][] system) {
    int size = system.length;
    for (int p = 0; p < size; p++) {
      int pivot = p;
      for (int r = p + 1; r < size; r++) {
        pivot = Math.abs(system[r][p]) > Math.abs(system[pivot][p]) ? r : pivot;
      }
      double[] row = system[pivot];
      system[pivot] = system[p];
      system[p] = row;
      if (Math.abs(row[p]) <= tiny) {
        throw singular();
      }
      for (int r = 0; r < size; r++) {
        double factor = r == p ? 0 : system[r][p] / row[p];
        for (int k = p; k <= size && factor != 0; k++) {
          system[r][k] = Math.fma(-factor, row[k], system[r][k]);
        }
      }
    }
    for (int r = 0; r < size; r++) {
      system[r][size] /= system[r][r];
    }
  }

  private int blockEndingAt(int end) {
    return end > 1 && t[(end - 1) * n + end - 2] != 0 ? 2 : 1;
  }

  static ArithmeticException singular() {
    return new ArithmeticException(
        "the Lyapunov equation has no single solution: two eigenvalues of A add to zero");
  }
}
