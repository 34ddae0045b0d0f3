package org.anlage.linear.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Units split in two, so that what halves share is not noise of single units.
 *
 * @param first units of one half
 * @param second units of the other
 */
public record UnitSplit(int[] first, int[] second) {
  /** A random split; an odd unit is left out. */
  public static UnitSplit random(int units, RandomStream random) {
    int[] order = random.permutation(units);
    int half = units / 2;
    return of(Arrays.copyOf(order, half), Arrays.copyOfRange(order, half, 2 * half));
  }

  /**
   * A checkerboard over x and y, so that neighbours whose signals may mix are in one half.
   *
   * @param positions where units are
   * @param spacing side of a square, um
   */
  public static UnitSplit checkerboard(Positions positions, double spacing) {
    Matrix xyz = positions.micrometres();
    return of(
        IntStream.range(0, positions.size()).filter(i -> colour(xyz, i, spacing) == 0).toArray(),
        IntStream.range(0, positions.size()).filter(i -> colour(xyz, i, spacing) == 1).toArray());
  }

  private static UnitSplit of(int[] first, int[] second) {
    if (first.length < 2 || second.length < 2) {
      throw ProblemException.data(
          new Problem(
              "units cannot be split in halves",
              "",
              first.length + " and " + second.length + " units",
              "at least 2 in each half",
              "use more units, or a smaller checkerboard"));
    }
    return new UnitSplit(first, second);
  }

  private static int colour(Matrix xyz, int unit, double spacing) {
    long column = (long) Math.floor(xyz.get(unit, 0) / spacing);
    long row = (long) Math.floor(xyz.get(unit, 1) / spacing);
    return (int) Math.floorMod(column + row, 2L);
  }

  /** Block of a symmetric N x N matrix: rows of the first half, columns of the second. */
  public Matrix cross(Matrix covariance) {
    Matrix block = Matrix.zeros(first.length, second.length);
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < second.length; j++) {
        block.set(i, j, covariance.get(first[i], second[j]));
      }
    }
    return block;
  }

  /** Rows of a matrix that belong to some units. */
  static Matrix rows(Matrix values, int[] units) {
    Matrix result = Matrix.zeros(units.length, values.columns());
    for (int i = 0; i < units.length; i++) {
      System.arraycopy(
          values.values(),
          units[i] * values.columns(),
          result.values(),
          i * values.columns(),
          values.columns());
    }
    return result;
  }
}
