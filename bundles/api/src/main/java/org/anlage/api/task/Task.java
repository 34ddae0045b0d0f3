package org.anlage.api.task;

import org.anlage.api.component.Parameterized;
import org.anlage.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A cognitive task: a generator of trials.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Task<P extends Record> extends Parameterized<P> {
  /** Sizes, periods, chance level. */
  TaskDescription describe(P parameters);

  /** Fills every trial of a batch (cleared before the call) from the random stream. */
  void fill(P parameters, TrialBatch batch, RandomStream random);
}
