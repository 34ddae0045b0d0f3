package org.anlage.api.task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The description of a task, for the network and for readers of its results.
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
 * @param variables what differs between trials, for analyses; may be empty
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
    OptionalInt distinctTrials,
    List<TrialVariable> variables) {
  /** Copies the lists. */
  public TaskDescription {
    periods = List.copyOf(periods);
    variables = List.copyOf(variables);
  }

  /** A task that names no variables. */
  public TaskDescription(
      int inputs,
      int outputs,
      int steps,
      Objective objective,
      List<Period> periods,
      double chance,
      OptionalDouble memorylessCeiling,
      double ceiling,
      OptionalInt distinctTrials) {
    this(
        inputs,
        outputs,
        steps,
        objective,
        periods,
        chance,
        memorylessCeiling,
        ceiling,
        distinctTrials,
        List.of());
  }

  /** The period of that name; empty if there is none. */
  public Optional<Period> period(String name) {
    return periods.stream().filter(period -> period.name().equals(name)).findFirst();
  }
}
