package org.anlage.kernels;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;

/**
 * Balancing (Parlett and Reinsch 1969, doi 10.1007/BF02165404): units are scaled by powers of two,
 * which keeps eigenvalues exactly, until row and column of each have about the same size. Errors of
 * eigenvalues go with the norm, which this reduces.
 */
final class Balance {
  private static final double RADIX = 2;
  private static final double ENOUGH = 0.95;
  private static final int SWEEPS = 100;

  /** Of the Frobenius norm. A smaller gain is not worth other bits. */
  private static final double LEAST_REDUCTION = 2;

  private Balance() {}

  /**
   * The matrix balanced, or itself where that does not halve its norm.
   *
   * @param a square; irreducible, else a row or column without an entry stays as it is
   */
  static Matrix of(Matrix a) {
    int n = a.rows();
    Matrix b = a.copy();
    boolean changed = true;
    boolean any = false;
    for (int sweep = 0; changed && sweep < SWEEPS; sweep++) {
      changed = false;
      double[] columns = columnSums(b);
      for (int i = 0; i < n; i++) {
        double row = 0;
        for (int j = 0; j < n; j++) {
          row += j == i ? 0 : Math.abs(b.get(i, j));
        }
        double factor = factor(columns[i], row);
        if (factor == 1) {
          continue;
        }
        changed = true;
        for (int j = 0; j < n; j++) {
          if (j != i) {
            columns[j] += Math.abs(b.get(i, j)) * (1 / factor - 1);
            b.set(i, j, b.get(i, j) / factor);
            b.set(j, i, b.get(j, i) * factor);
          }
        }
      }
      any |= changed;
    }
    return any && norm(b) * LEAST_REDUCTION <= norm(a) ? b : a;
  }

  /** By which the column is multiplied and the row divided; 1 where that gains too little. */
  private static double factor(double column, double row) {
    if (!(column > 0) || !(row > 0) || Double.isInfinite(column + row)) {
      return 1;
    }
    double factor = 1;
    double c = column;
    double r = row;
    while (c < r / RADIX && c < Double.MAX_VALUE / 8 && r > Double.MIN_NORMAL * 8) {
      c *= RADIX;
      r /= RADIX;
      factor *= RADIX;
    }
    while (c >= r * RADIX && r < Double.MAX_VALUE / 8 && c > Double.MIN_NORMAL * 8) {
      c /= RADIX;
      r *= RADIX;
      factor /= RADIX;
    }
    return c + r < ENOUGH * (column + row) ? factor : 1;
  }

  private static double[] columnSums(Matrix b) {
    int n = b.rows();
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sums[j] += i == j ? 0 : Math.abs(b.get(i, j));
      }
    }
    return sums;
  }

  private static double norm(Matrix a) {
    double largest = Arrays.stream(a.values()).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : a.values()) {
      sum += value / largest * (value / largest);
    }
    return largest * Math.sqrt(sum);
  }
}
