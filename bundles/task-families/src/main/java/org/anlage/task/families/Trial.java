package org.anlage.task.families;

import org.anlage.api.task.TrialBatch;

/** One trial's place in a time-major batch. */
record Trial(TrialBatch batch, int number) {
  void input(int step, int channel, double value) {
    batch.input()[batch.at(step, number) * batch.inputs() + channel] = (float) value;
  }

  /** Asks for a value of an output; {@link #score} makes it count. */
  void target(int step, int output, double value) {
    batch.values()[batch.at(step, number) * batch.outputs() + output] = (float) value;
  }

  /** Asks for a label. */
  void label(int step, int label) {
    batch.labels()[batch.at(step, number)] = label;
    score(step);
  }

  void score(int step) {
    batch.mask()[batch.at(step, number)] = 1;
  }
}
