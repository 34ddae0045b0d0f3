package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.api.analysis.RunView;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;

/**
 * Accuracy of a network on trials: an answer is right if its largest output at the last scored step
 * is the label, as in training.
 */
final class TrialAccuracy {
  private TrialAccuracy() {}

  /** Whether answers of a run's task are right or wrong, and not more or less close. */
  static boolean scored(RunView run) {
    return run.taskDescription().objective() == Objective.CROSS_ENTROPY;
  }

  /** Share of trials answered rightly. Trials that are the same are played once. */
  static double accuracy(RunView run, Network network, DistinctTrials trials) {
    boolean[] right = right(run.play(network, trials.batch()), trials.batch());
    int sum = 0;
    for (int i = 0; i < right.length; i++) {
      sum += right[i] ? trials.times()[i] : 0;
    }
    return (double) sum / Arrays.stream(trials.times()).sum();
  }

  /** Which trials were answered rightly. */
  static boolean[] right(NetworkActivity recording, TrialBatch batch) {
    int[] answers = answers(recording, batch);
    boolean[] right = new boolean[batch.trials()];
    for (int trial = 0; trial < right.length; trial++) {
      right[trial] =
          answers[trial] >= 0 && answers[trial] == batch.labels()[lastScored(batch, trial)];
    }
    return right;
  }

  /** The largest output at the last scored step of each trial; -1 where none is scored. */
  static int[] answers(NetworkActivity recording, TrialBatch batch) {
    int[] answers = new int[batch.trials()];
    for (int trial = 0; trial < answers.length; trial++) {
      int last = lastScored(batch, trial);
      answers[trial] = last >= 0 ? largest(recording, last) : -1;
    }
    return answers;
  }

  /** Index of a trial's last scored step in labels and mask; -1 if none is. */
  static int lastScored(TrialBatch batch, int trial) {
    for (int t = batch.steps() - 1; t >= 0; t--) {
      if (batch.mask()[batch.at(t, trial)] != 0) {
        return batch.at(t, trial);
      }
    }
    return -1;
  }

  private static int largest(NetworkActivity recording, int row) {
    int best = 0;
    for (int k = 1; k < recording.outputs(); k++) {
      if (recording.output()[row * recording.outputs() + k]
          > recording.output()[row * recording.outputs() + best]) {
        best = k;
      }
    }
    return best;
  }
}
