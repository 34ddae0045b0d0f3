package org.anlage.api.regularization;

import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
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
  double evaluate(RealBuffer weights, RealBuffer gradient);

  /**
   * The penalty's step in closed form, where it is to be taken that way. If present, the trainer
   * takes it after the step of its rule and before constraints, and leaves this penalty out of the
   * gradient; {@link #evaluate} is the same either way.
   */
  default Optional<ProximalStep> proximal() {
    return Optional.empty();
  }
}
