package org.anlage.tasks;

import org.anlage.api.task.TrialBatch;

/** Writes one trial into its place in a time-major batch. */
final class TrialWriter {
  private final TrialBatch batch;
  private final int trial;

  TrialWriter(TrialBatch batch, int trial) {
    this.batch = batch;
    this.trial = trial;
  }

  void input(int step, int channel, double value) {
    batch.input()[batch.at(step, trial) * batch.inputs() + channel] = (float) value;
  }

  /** One value of a channel from a step to the one before another. */
  void hold(int channel, int from, int to, double value) {
    for (int t = from; t < to; t++) {
      input(t, channel, value);
    }
  }

  /** Says which level a variable of the task has in this trial. */
  void level(int variable, int level) {
    batch.levels(variable)[trial] = level;
  }

  /** Asks for a label at the last step, and only there. */
  void answer(int label, int condition) {
    int last = batch.at(batch.steps() - 1, trial);
    batch.labels()[last] = label;
    batch.mask()[last] = 1;
    batch.conditions()[trial] = condition;
  }
}
