package org.anlage.trainers.tape;

import org.anlage.api.matrix.RealBuffer;

/**
 * A pass over buffers, element by element, in their own precision: z = f(x, y), or z += f(x, y).
 * Each element is computed on its own, so bits are the same on any JVM. All buffers are read and
 * written from their first element on, since the JVM does not use SIMD instructions in a loop over
 * arrays at offsets that it cannot compare.
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

  /** Whether y is read: the passes of two operands. */
  boolean readsSecond() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, MULTIPLY_NEGATED, DIVIDE, SPIKE_SLOPE -> true;
      case COPY, NEGATE, SCALE, SHIFT, SPIKE -> false;
    };
  }

  /**
   * Runs the pass over the first elements of buffers.
   *
   * @param x first operand
   * @param y second operand; of passes that have none, any buffer
   * @param c constant of the pass
   * @param z result
   * @param length elements
   * @param accumulate whether to add to z
   */
  void run(RealBuffer x, RealBuffer y, double c, RealBuffer z, int length, boolean accumulate) {
    if (x instanceof RealBuffer.Float32 a
        && y instanceof RealBuffer.Float32 b
        && z instanceof RealBuffer.Float32 r) {
      SinglePass.run(this, a.values(), b.values(), (float) c, r.values(), length, accumulate);
    } else if (x instanceof RealBuffer.Float64 a
        && y instanceof RealBuffer.Float64 b
        && z instanceof RealBuffer.Float64 r) {
      DoublePass.run(this, a.values(), b.values(), c, r.values(), length, accumulate);
    }
  }
}
