package org.anlage.tasks;

import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TrialBatch;

/** Draws batches, and reads one channel of one trial as text with a run length for each value. */
final class Trials {
  private Trials() {}

  static <P extends Record> TrialBatch draw(Task<P> task, P parameters, int trials, long seed) {
    TrialBatch batch = TrialBatch.allocate(task.describe(parameters), trials);
    task.fill(parameters, batch, RandomStream.of(seed));
    return batch;
  }

  static float input(TrialBatch batch, int step, int trial, int channel) {
    return batch.input()[batch.at(step, trial) * batch.inputs() + channel];
  }

  static String channel(TrialBatch batch, int trial, int channel) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int t = 1; t <= batch.steps(); t++) {
      float value = input(batch, start, trial, channel);
      if (t == batch.steps() || input(batch, t, trial, channel) != value) {
        text.append(text.isEmpty() ? "" : " ").append((int) value).append('x').append(t - start);
        start = t;
      }
    }
    return text.toString();
  }

  static int label(TrialBatch batch, int trial) {
    return batch.labels()[batch.at(batch.steps() - 1, trial)];
  }

  /** Whether the mask is 1 at the last step of every trial and 0 elsewhere. */
  static boolean answersAtTheLastStepOnly(TrialBatch batch) {
    for (int t = 0; t < batch.steps(); t++) {
      for (int i = 0; i < batch.trials(); i++) {
        if (batch.mask()[batch.at(t, i)] != (t == batch.steps() - 1 ? 1 : 0)) {
          return false;
        }
      }
    }
    return true;
  }
}
