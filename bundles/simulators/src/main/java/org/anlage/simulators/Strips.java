package org.anlage.simulators;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.simulation.SimulationContext;

/**
 * An N x N matrix packed once as the right operand of many products, in strips of columns for
 * several threads. Each strip is multiplied by one thread at a time.
 */
final class Strips {
  private static final int WIDTH = 256;
  private final int units;
  private final boolean upper;
  private final Operand[] operands;

  private Strips(int units, boolean upper) {
    this.units = units;
    this.upper = upper;
    operands = new Operand[(units + WIDTH - 1) / WIDTH];
  }

  /** The strips of weights, rounded to the context's precision. */
  static Strips of(Matrix weights, SimulationContext context) {
    int n = weights.rows();
    Strips strips = new Strips(n, false);
    for (int s = 0; s < strips.count(); s++) {
      int width = strips.width(s);
      RealBuffer piece = context.precision().allocate(n * width);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
          piece.set(i * width + j, weights.get(i, strips.first(s) + j));
        }
      }
      strips.operands[s] = context.kernels().operand(n, width, piece);
      strips.operands[s].set(false, piece, 0, width);
    }
    return strips;
  }

  /**
   * The strips of a matrix.
   *
   * @param values N x N
   * @param upper whether the matrix is upper triangular, which leaves rows out of the strips
   */
  static Strips of(int units, RealBuffer values, boolean upper, Kernels kernels) {
    Strips strips = new Strips(units, upper);
    for (int s = 0; s < strips.count(); s++) {
      strips.operands[s] = kernels.operand(strips.rows(s), strips.width(s), values);
      strips.operands[s].set(false, values, strips.first(s), units);
    }
    return strips;
  }

  /** Number of strips. */
  int count() {
    return operands.length;
  }

  /** First column of a strip. */
  int first(int strip) {
    return strip * WIDTH;
  }

  /** Columns of a strip. */
  int width(int strip) {
    return Math.min(WIDTH, units - first(strip));
  }

  private int rows(int strip) {
    return upper ? first(strip) + width(strip) : units;
  }

  /**
   * The strip's columns of C = A B or C += A B.
   *
   * @param rows rows of A and C, each of N numbers without gaps
   * @param a left operand
   * @param aOffset index of its first element
   * @param accumulate whether to add to C
   * @param c result
   * @param cOffset index of its first element
   */
  void multiply(
      int strip,
      int rows,
      RealBuffer a,
      int aOffset,
      boolean accumulate,
      RealBuffer c,
      int cOffset) {
    operands[strip].multiply(rows, a, aOffset, units, accumulate, c, cOffset + first(strip), units);
  }
}
