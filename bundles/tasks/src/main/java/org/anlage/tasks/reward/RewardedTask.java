package org.anlage.tasks.reward;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.ActionChoice;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;

/**
 * A task that asks for an action at every step. Outputs are a preference for each action and the
 * expected reward.
 *
 * @param <P> parameters
 */
abstract class RewardedTask<P extends Record> implements Task<P> {
  /** Draws a trial: its environment, and the inputs that do not depend on what is done. */
  abstract Environment draw(
      P parameters, TrialBatch batch, int trial, RandomStream random, ActionChoice choice);

  @Override
  public final void fill(P parameters, TrialBatch batch, RandomStream random) {
    fill(parameters, batch, random, TrialRequest.analysis());
  }

  @Override
  public final void fill(
      P parameters, TrialBatch batch, RandomStream random, TrialRequest request) {
    for (int trial = 0; trial < batch.trials(); trial++) {
      RandomStream own = random.split(trial);
      ActionChoice choice = ActionChoice.of(request, batch.steps(), own.split("actions"));
      batch.surround(trial, draw(parameters, batch, trial, own.split("environment"), choice));
      for (int t = 0; t < batch.steps(); t++) {
        batch.mask()[batch.at(t, trial)] = 1;
      }
    }
  }

  static TaskDescription description(
      int steps, double chance, double ceiling, List<String> inputs, List<String> actions) {
    List<String> outputs = Stream.concat(actions.stream(), Stream.of("value")).toList();
    return new TaskDescription(
            inputs.size(),
            outputs.size(),
            steps,
            Objective.REWARD,
            List.of(new Period("choices", 0, steps)),
            chance,
            OptionalDouble.empty(),
            ceiling,
            OptionalInt.empty())
        .named(inputs, outputs);
  }
}
