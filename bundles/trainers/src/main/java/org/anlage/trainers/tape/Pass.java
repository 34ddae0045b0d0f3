package org.anlage.trainers.tape;

import org.anlage.api.matrix.RealBuffer;

/**
 * A pass over ranges of buffers, element by element, in the buffers' own precision: z = f(x, y), or
 * z += f(x, y). Each element is computed on its own, so bits are the same on any JVM.
 */
enum Pass {
  /** x. */
  COPY,
  /** -x. */
  NEGATE,
  /** x + y. */
  ADD,
  /** x - y. */
  SUBTRACT,
  /** x y. */
  MULTIPLY,
  /** -x y. */
  MULTIPLY_NEGATED,
  /** x / y, with |y| at least c. */
  DIVIDE,
  /** c x. */
  SCALE,
  /** c + x. */
  SHIFT,
  /** 1 where x > 0, else 0. */
  SPIKE,
  /** x / (1 + c |y|)^2. */
  SPIKE_SLOPE;

  /**
   * Runs the pass.
   *
   * @param x first operand
   * @param xAt index of its first element
   * @param y second operand; of passes that have none, any buffer
   * @param yAt index of its first element
   * @param c constant of the pass
   * @param z result
   * @param zAt index of its first element
   * @param length elements
   * @param accumulate whether to add to z
   */
  void run(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      double c,
      RealBuffer z,
      int zAt,
      int length,
      boolean accumulate) {
    if (x instanceof RealBuffer.Float32 a
        && y instanceof RealBuffer.Float32 b
        && z instanceof RealBuffer.Float32 r) {
      SinglePass.run(
          this, a.values(), xAt, b.values(), yAt, (float) c, r.values(), zAt, length, accumulate);
    } else if (x instanceof RealBuffer.Float64 a
        && y instanceof RealBuffer.Float64 b
        && z instanceof RealBuffer.Float64 r) {
      DoublePass.run(
          this, a.values(), xAt, b.values(), yAt, c, r.values(), zAt, length, accumulate);
    }
  }
}
