package org.anlage.regularizers;

import java.util.function.Function;
import org.anlage.api.matrix.Reals;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of a penalty in the precision of the weights it meets, which it learns at the first call;
 * made anew only where the precision changes.
 */
final class ByPrecision<T> {
  private final Function<Reals, T> make;
  private @Nullable T made;
  private @Nullable Class<?> precision;

  /** What {@code make} makes, given a buffer of the precision. */
  ByPrecision(Function<Reals, T> make) {
    this.make = make;
  }

  /** The buffers for such weights. */
  T of(Reals weights) {
    T known = made;
    if (known == null || precision != weights.getClass()) {
      known = make.apply(weights);
      made = known;
      precision = weights.getClass();
    }
    return known;
  }

  /** A copy of numbers in a precision. */
  static Reals copy(double[] values, Reals precision) {
    Reals result = precision.allocate(values.length);
    result.setAll(values);
    return result;
  }
}
