package org.anlage.generators.algebra;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;

/** Pairs of units sorted into bins by their distance. */
public final class DistanceBins {
  /** The bin of self-connections, which have no length. */
  public static final int SELF = -1;

  private DistanceBins() {}

  /**
   * The bin of every entry, row by row, 0 the shortest; bins hold as equal numbers of entries as
   * equal distances, which share a bin, allow.
   */
  public static int[] of(Matrix distances, int bins) {
    int n = distances.rows();
    double[] sorted = Diagonal.offDiagonal(distances);
    Arrays.sort(sorted);
    double[] starts = new double[bins];
    for (int b = 0; b < bins; b++) {
      starts[b] = sorted[(int) ((long) b * sorted.length / bins)];
    }
    int[] result = new int[n * n];
    for (int k = 0; k < result.length; k++) {
      int bin = 0;
      while (bin + 1 < bins && distances.values()[k] >= starts[bin + 1]) {
        bin++;
      }
      result[k] = k / n == k % n ? SELF : bin;
    }
    return result;
  }
}
