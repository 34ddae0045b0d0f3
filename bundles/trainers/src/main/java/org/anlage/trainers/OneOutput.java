package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/**
 * The gradient of one output of a trial at one step with respect to outputs.
 *
 * @param step its step; negative: none
 * @param channel its channel
 */
record OneOutput(int step, int channel) implements OutputErrors {
  @Override
  public boolean needs(int t) {
    return t == step;
  }

  @Override
  public void take(int t, RealBuffer outputs) {
    outputs.fill(0, outputs.length(), 0);
    outputs.set(channel, 1);
  }
}
