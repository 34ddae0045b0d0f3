package org.anlage.trainers;

import org.anlage.api.matrix.Reals;

/**
 * Passes over ranges of buffers, in the buffers' own precision, from which the cells' equations are
 * put together. Each element is computed on its own, so the bits are the same on any JVM. Every
 * buffer comes with the index of its first element.
 *
 * <p>Results are not flushed; who keeps one does that with a pass of the kernels.
 */
sealed interface Passes permits SinglePasses, DoublePasses {
  /** Passes over buffers of a precision. */
  static Passes of(Reals like) {
    return like instanceof Reals.Float32 ? new SinglePasses() : new DoublePasses();
  }

  /** target = x y. */
  void multiply(Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length);

  /** target = x (1 - y). */
  void multiplyRest(Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length);

  /** target += x y. */
  void addProduct(Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length);

  /** target = x (y - z). */
  void multiplyDifference(
      Reals x, int xAt, Reals y, int yAt, Reals z, int zAt, Reals target, int targetAt, int length);

  /** target += x (y - z). */
  void addDifference(
      Reals x, int xAt, Reals y, int yAt, Reals z, int zAt, Reals target, int targetAt, int length);

  /** target = z + x (y - z). */
  void interpolate(
      Reals x, int xAt, Reals y, int yAt, Reals z, int zAt, Reals target, int targetAt, int length);
}
