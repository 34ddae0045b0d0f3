package org.anlage.api.regularization;

import org.anlage.api.component.Parameterized;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A penalty on the states of a network during training trials. An arm lists it under {@code
 * regularizers}, as penalties on weights.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface ActivityRegularizer<P extends Record> extends Parameterized<P> {
  /** The penalty of one run; owned by one thread. */
  ActivityPenalty bind(P parameters, RegularizationContext context);
}
