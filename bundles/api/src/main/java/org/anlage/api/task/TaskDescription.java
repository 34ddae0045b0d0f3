package org.anlage.api.task;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a network needs to know of a task, and a reader of its results.
 *
 * @param inputs input channels
 * @param outputs output channels (classes, for cross-entropy)
 * @param steps steps of the longest trial
 * @param objective how outputs are scored
 * @param periods the parts of a trial
 * @param chance accuracy of guessing
 * @param memorylessCeiling best accuracy of a network that sees only the last period with input,
 *     where it is known
 * @param ceiling best accuracy any network can reach (below 1 where labels are ambiguous)
 * @param distinctTrials number of distinct noiseless trials; empty where they are not enumerable
 */
public record TaskDescription(
    int inputs,
    int outputs,
    int steps,
    Objective objective,
    List<Period> periods,
    double chance,
    OptionalDouble memorylessCeiling,
    double ceiling,
    OptionalInt distinctTrials) {
  /** Copies the list. */
  public TaskDescription {
    periods = List.copyOf(periods);
  }
}
