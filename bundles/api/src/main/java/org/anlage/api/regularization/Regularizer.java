package org.anlage.api.regularization;

import org.anlage.api.component.Parameterized;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A penalty on recurrent weights, added to the task loss.
 *
 * @param <P> parameters; by convention the factor of the whole term is called {@code strength}
 */
@ConsumerType
public interface Regularizer<P extends Record> extends Parameterized<P> {
  /** A penalty for one run, with buffers of its own. */
  Penalty bind(P parameters, RegularizationContext context);
}
