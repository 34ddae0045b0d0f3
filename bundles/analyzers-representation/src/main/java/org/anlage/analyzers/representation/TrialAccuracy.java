package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.api.analysis.RunView;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TrialBatch;

/** Accuracy of a network on trials, by the decision of the task, as in training. */
final class TrialAccuracy {
  private TrialAccuracy() {}

  /** Whether answers of a run's task are right or wrong, and not more or less close. */
  static boolean scored(RunView run) {
    return run.taskDescription().decided();
  }

  /** Mean score of trials. Trials that are the same are played once. */
  static double accuracy(RunView run, Network network, DistinctTrials trials) {
    double[] scores = run.score(run.play(network, trials.batch()), trials.batch());
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += scores[i] * trials.times()[i];
    }
    return sum / Arrays.stream(trials.times()).sum();
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
