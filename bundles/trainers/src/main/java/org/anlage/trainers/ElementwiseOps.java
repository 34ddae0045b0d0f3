package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/**
 * Passes over ranges of buffers, in the buffers' own precision, from which the cells' equations are
 * put together. Each element is computed on its own, so the bits are the same on any JVM. Every
 * buffer comes with the index of its first element.
 *
 * <p>Results are not flushed; who keeps one does that with a pass of the kernels.
 */
sealed interface ElementwiseOps permits SinglePasses, DoublePasses {
  /** Passes over buffers of a precision. */
  static ElementwiseOps of(RealBuffer like) {
    return like instanceof RealBuffer.Float32 ? new SinglePasses() : new DoublePasses();
  }

  /** target = x y. */
  void multiply(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length);

  /** target = x (1 - y). */
  void multiplyRest(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length);

  /** target += x y. */
  void addProduct(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length);

  /** target = x (y - z). */
  void multiplyDifference(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length);

  /** target += x (y - z). */
  void addDifference(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length);

  /** target = z + x (y - z). */
  void interpolate(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length);
}
