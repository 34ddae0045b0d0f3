package org.anlage.neural.activity;

import org.anlage.api.matrix.Matrix;

/**
 * A symmetric statistic of pairs of neurons, computed in squares, so that a matrix need not fit
 * into memory. Safe for several threads.
 */
public interface PairStatistic {
  /** A side for squares whose rows stay in cache. */
  int SIDE = 64;

  /** Number of neurons. */
  int neurons();

  /** The statistic of two different neurons. */
  double of(int i, int j);

  /**
   * The statistic of rows {@code from} ... {@code to} - 1 with columns {@code first} ... {@code
   * last} - 1; 1 on the diagonal.
   *
   * @param square receives the values, row by row, {@code last - first} to a row
   */
  default void square(int from, int to, int first, int last, double[] square) {
    int at = 0;
    for (int i = from; i < to; i++) {
      for (int j = first; j < last; j++) {
        square[at++] = i == j ? 1 : of(i, j);
      }
    }
  }

  /** All pairs. */
  default Matrix matrix() {
    int n = neurons();
    Matrix result = Matrix.zeros(n, n);
    double[] square = new double[SIDE * SIDE];
    for (int rows = 0; rows < n; rows += SIDE) {
      int to = Math.min(n, rows + SIDE);
      for (int columns = rows; columns < n; columns += SIDE) {
        int last = Math.min(n, columns + SIDE);
        square(rows, to, columns, last, square);
        int at = 0;
        for (int i = rows; i < to; i++) {
          for (int j = columns; j < last; j++) {
            result.set(i, j, square[at]);
            result.set(j, i, square[at++]);
          }
        }
      }
    }
    return result;
  }
}
