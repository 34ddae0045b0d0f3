package org.anlage.testkit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.ActionChoice;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;

/** Two actions, of which one is rewarded throughout a trial, and the last one is an input. */
final class TinyRewards {
  static final TaskDescription TASK =
      new TaskDescription(
          TinyTraining.INPUTS,
          TinyTraining.OUTPUTS,
          TinyTraining.STEPS,
          Objective.REWARD,
          List.of(),
          0.5,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());

  private TinyRewards() {}

  static void fill(TrialBatch batch, int update) {
    RandomStream random = RandomStream.of(8).split(update);
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int best = random.nextInt(2);
      ActionChoice choice =
          ActionChoice.of(TrialRequest.training(update), batch.steps(), random.split(trial));
      batch.surround(trial, () -> new Rewarded(best, choice));
      for (int t = 0; t < batch.steps(); t++) {
        batch.input()[batch.at(t, trial) * TinyTraining.INPUTS] = best;
        batch.mask()[batch.at(t, trial)] = 1;
      }
    }
  }

  /** A trial that is under way. */
  private static final class Rewarded implements Environment.Episode {
    private final int best;
    private final ActionChoice choice;
    private int action = -1;
    private int right;
    private int done;

    Rewarded(int best, ActionChoice choice) {
      this.best = best;
      this.choice = choice;
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      action = choice.at(step, outputs, at, TinyTraining.OUTPUTS - 1);
      right += action == best ? 1 : 0;
      done++;
      next[1 + action] = 1;
    }

    @Override
    public int action() {
      return action;
    }

    @Override
    public double reward() {
      return action == best ? 1 : 0;
    }

    @Override
    public int best() {
      return best;
    }

    @Override
    public double score() {
      return done == 0 ? 0 : (double) right / done;
    }
  }
}
