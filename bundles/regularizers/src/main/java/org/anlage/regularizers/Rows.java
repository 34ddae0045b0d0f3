package org.anlage.regularizers;

import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.Reals;

/**
 * Moves rows between a buffer of either precision and a scratch row of doubles, so that arithmetic
 * on elements is written once, in double precision, and rounded once.
 */
final class Rows {
  private Rows() {}

  /** Fills the row from a buffer, starting at an index. */
  static void load(Reals source, int offset, double[] row) {
    if (source instanceof Reals.Float32 single) {
      float[] values = single.values();
      for (int j = 0; j < row.length; j++) {
        row[j] = values[offset + j];
      }
    } else if (source instanceof Reals.Float64 full) {
      System.arraycopy(full.values(), offset, row, 0, row.length);
    }
  }

  /**
   * Writes the row to a buffer, starting at an index. Values below the threshold of {@link
   * Elementwise} become zero, as everywhere in training: penalised weights decay towards subnormal
   * numbers, on which processors are up to a hundred times slower. NaN stays.
   */
  static void store(double[] row, Reals target, int offset) {
    if (target instanceof Reals.Float32 single) {
      float[] values = single.values();
      for (int j = 0; j < row.length; j++) {
        float value = (float) row[j];
        values[offset + j] = Math.abs(value) < Elementwise.FLUSH32 ? 0 : value;
      }
    } else if (target instanceof Reals.Float64 full) {
      double[] values = full.values();
      for (int j = 0; j < row.length; j++) {
        double value = row[j];
        values[offset + j] = Math.abs(value) < Elementwise.FLUSH64 ? 0 : value;
      }
    }
  }
}
