package org.anlage.api.task;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.data.Cortex;
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
   * The same where trials are made from data.
   *
   * @param cortex data of the arm, where it has any
   * @throws org.anlage.api.component.ProblemException if the task needs data that is not there
   */
  default TaskDescription describe(P parameters, Optional<Cortex> cortex) {
    return describe(parameters);
  }

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

  /** What analyses may vary after training; by default the delay, where it can be changed. */
  default List<Variation> variations(P parameters) {
    Optional<Period> delay =
        withDelay(parameters, 1).flatMap(any -> describe(parameters).period("delay"));
    double steps = delay.map(d -> (double) (d.end() - d.start())).orElse(0.0);
    return steps == 0
        ? List.of()
        : List.of(new Variation("delay", "steps", List.of(steps, 2 * steps, 4 * steps)));
  }

  /**
   * Parameters of the same task with another value of one of its {@link #variations}; all else as
   * given, and trials from the same stream the same but for it. Empty if the task has no such
   * variation or cannot take the value.
   */
  default Optional<P> vary(P parameters, String variation, double value) {
    return variation.equals("delay") && value >= 1 && value == Math.rint(value)
        ? withDelay(parameters, (int) value)
        : Optional.empty();
  }

  /** Fills every trial of a batch (cleared before the call) from the random stream. */
  void fill(P parameters, TrialBatch batch, RandomStream random);

  /**
   * The same, told what the trials are for: a task that holds conditions out of training, that
   * changes while it is learned, or that needs data overrides this method. {@link #fill(Record,
   * TrialBatch, RandomStream)} then makes trials for analyses, without data.
   */
  default void fill(P parameters, TrialBatch batch, RandomStream random, TrialRequest request) {
    fill(parameters, batch, random);
  }
}
