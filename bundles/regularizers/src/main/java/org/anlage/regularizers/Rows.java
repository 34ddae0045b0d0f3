package org.anlage.regularizers;

import org.anlage.api.matrix.RealBuffer;

/**
 * Passes over rows of buffers, in the buffers' own precision: loops of one precision are what the
 * JVM vectorises, also on Java 17. Each element is computed on its own, and sums have four partial
 * sums in double precision, always the same, so the bits are the same on any JVM.
 *
 * <p>Results are not flushed: gradients are when they are used, arguments of products have to be by
 * their owner.
 */
sealed interface Rows permits SingleRows, DoubleRows {
  /** Passes over buffers of a precision. */
  static Rows of(RealBuffer like) {
    return like instanceof RealBuffer.Float32 ? new SingleRows() : new DoubleRows();
  }

  /** Sum of |x|. */
  double absoluteSum(RealBuffer x, int at, int length);

  /** Sum of x y, both from the same index. */
  double dot(RealBuffer x, RealBuffer y, int at, int length);

  /** target += x y, with x and y from the same index. */
  void addProduct(RealBuffer x, RealBuffer y, int at, RealBuffer target, int targetAt, int length);

  /** target = factor |x| y. */
  void scaleAbsolute(
      RealBuffer x,
      int at,
      double factor,
      RealBuffer y,
      int yAt,
      RealBuffer target,
      int targetAt,
      int length);

  /** target = target y. */
  void multiply(RealBuffer target, int at, RealBuffer y, int yAt, int length);

  /** target += sign(w) (factor x + term), all from the same index; nothing where w is 0. */
  void addSigned(
      RealBuffer w,
      double factor,
      RealBuffer x,
      double term,
      RealBuffer target,
      int at,
      int length);

  /** w = sign(w) max(|w| - factor cost, 0), both from the same index. */
  void shrink(RealBuffer w, RealBuffer cost, double factor, int at, int length);
}
