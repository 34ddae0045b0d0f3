package org.anlage.api.regularization;

import org.anlage.api.matrix.Reals;
import org.osgi.annotation.versioning.ConsumerType;

/** A regularizer bound to one run; owned by one thread at a time. */
@ConsumerType
public interface Penalty {
  /**
   * The value at the given weights; its gradient is added to what is in the buffer.
   *
   * @param weights N x N, row-major, row = presynaptic
   * @param gradient N x N, same precision; receives += d value / d W(i, j)
   * @return the value, strength included
   */
  double evaluate(Reals weights, Reals gradient);
}
