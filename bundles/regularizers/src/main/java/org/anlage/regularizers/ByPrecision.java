package org.anlage.regularizers;

import java.util.function.Function;
import org.anlage.api.matrix.RealBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of a penalty in the precision of the weights it meets, which it learns at the first call;
 * made anew only where the precision changes.
 */
final class ByPrecision<T> {
  private final Function<RealBuffer, T> make;
  private @Nullable T made;
  private @Nullable Class<?> precision;

  /** What {@code make} makes, given a buffer of the precision. */
  ByPrecision(Function<RealBuffer, T> make) {
    this.make = make;
  }

  /** The buffers for such weights. */
  T of(RealBuffer weights) {
    T known = made;
    if (known == null || precision != weights.getClass()) {
      known = make.apply(weights);
      made = known;
      precision = weights.getClass();
    }
    return known;
  }

  /** A copy of numbers in a precision. */
  static RealBuffer copy(double[] values, RealBuffer precision) {
    RealBuffer result = precision.allocate(values.length);
    result.setAll(values);
    return result;
  }
}
