package org.anlage.regularizers;

import org.anlage.api.matrix.Reals;

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
  static Rows of(Reals like) {
    return like instanceof Reals.Float32 ? new SingleRows() : new DoubleRows();
  }

  /** Sum of |x|. */
  double absoluteSum(Reals x, int at, int length);

  /** Sum of x y, both from the same index. */
  double dot(Reals x, Reals y, int at, int length);

  /** target += x y, with x and y from the same index. */
  void addProduct(Reals x, Reals y, int at, Reals target, int targetAt, int length);

  /** target = factor |x| y. */
  void scaleAbsolute(
      Reals x, int at, double factor, Reals y, int yAt, Reals target, int targetAt, int length);

  /** target = target y. */
  void multiply(Reals target, int at, Reals y, int yAt, int length);

  /** target += sign(w) (factor x + term), all from the same index; nothing where w is 0. */
  void addSigned(Reals w, double factor, Reals x, double term, Reals target, int at, int length);

  /** w = sign(w) max(|w| - factor cost, 0), both from the same index. */
  void shrink(Reals w, Reals cost, double factor, int at, int length);
}
