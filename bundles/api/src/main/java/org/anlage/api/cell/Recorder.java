package org.anlage.api.cell;

import org.anlage.api.kernel.Activation;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operations that a recorded step is written with. A parameter of one row is repeated for every
 * trial. Operations are computed in the order in which they are recorded, so bits do not depend on
 * the machine.
 *
 * @throws IllegalArgumentException by every operation whose operands do not fit
 */
@ProviderType
public interface Recorder {
  /** A parameter of the layout. */
  Value parameter(String name);

  /** a W, or a W^T: trials x k by a parameter k x n, or n x k where {@code transposed}. */
  Value product(Value a, Value parameter, boolean transposed);

  /** a + b. */
  Value add(Value a, Value b);

  /** a - b. */
  Value subtract(Value a, Value b);

  /** a b, element by element. */
  Value multiply(Value a, Value b);

  /** a / b, element by element; where |b| is below {@code floor}, a / (sign(b) floor). */
  Value divide(Value a, Value b, double floor);

  /** a factor. */
  Value scale(Value a, double factor);

  /** a + by. */
  Value shift(Value a, double by);

  /** f(a). */
  Value activate(Activation f, Value a);

  /**
   * 1 where a > 0, else 0; its slope on the way back is 1 / (1 + sharpness |a|)^2, a surrogate
   * (Zenke and Ganguli 2018, doi 10.1162/neco_a_01086).
   */
  Value spike(Value a, double sharpness);

  /** a, with no gradient through it. */
  Value hold(Value a);

  /** [a | b]. */
  Value join(Value a, Value b);

  /** Columns {@code from} to {@code to} - 1 of a. */
  Value part(Value a, int from, int to);
}
