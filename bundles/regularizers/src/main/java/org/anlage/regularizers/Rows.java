package org.anlage.regularizers;

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
   * Writes the row to a buffer, starting at an index. Results that are subnormal in the buffer's
   * precision are written as zero: processors are up to a hundred times slower on them, and
   * penalised weights decay into them.
   */
  static void store(double[] row, Reals target, int offset) {
    if (target instanceof Reals.Float32 single) {
      float[] values = single.values();
      for (int j = 0; j < row.length; j++) {
        float value = (float) row[j];
        values[offset + j] = Math.abs(value) < Float.MIN_NORMAL ? 0 : value;
      }
    } else if (target instanceof Reals.Float64 full) {
      double[] values = full.values();
      for (int j = 0; j < row.length; j++) {
        double value = row[j];
        values[offset + j] = Math.abs(value) < Double.MIN_NORMAL ? 0 : value;
      }
    }
  }
}
