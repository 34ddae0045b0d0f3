package org.anlage.api.task;

import java.util.Optional;
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

  /**
   * Parameters of the same task with a delay of so many steps, for analyses of memory; all else as
   * given, and trials from the same stream the same but for the delay. The delay is the period
   * called {@code delay}. Empty if the task has none that can be changed.
   *
   * @param steps 1 or more
   */
  default Optional<P> withDelay(P parameters, int steps) {
    return Optional.empty();
  }

  /** Fills every trial of a batch (cleared before the call) from the random stream. */
  void fill(P parameters, TrialBatch batch, RandomStream random);
}
