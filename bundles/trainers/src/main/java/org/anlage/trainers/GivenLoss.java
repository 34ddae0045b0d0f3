package org.anlage.trainers;

import java.util.Arrays;
import org.anlage.api.learning.Loss;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.TrialBatch;

/** A loss that an experiment gives in place of the task's own, and its buffers. */
final class GivenLoss {
  private final Loss.Bound loss;
  private final double[] outputs;
  private final double[] gradient;
  private double value;

  /** With room for so many outputs: steps x trials x channels. */
  GivenLoss(Loss.Bound loss, int length) {
    this.loss = loss;
    outputs = new double[length];
    gradient = new double[length];
  }

  /** Evaluates it on trials that ran, the first ones of the trajectory. */
  GivenLoss evaluate(Trajectory trajectory, TrialBatch batch, RealBuffer step) {
    int length = batch.trials() * batch.outputs();
    for (int t = 0; t < batch.steps(); t++) {
      trajectory.read(t, batch.trials(), step);
      for (int i = 0; i < length; i++) {
        outputs[t * length + i] = step.get(i);
      }
    }
    Arrays.fill(gradient, 0);
    value = loss.evaluate(batch, outputs, gradient);
    return this;
  }

  /** The mean loss. */
  double value() {
    return value;
  }

  /** Writes the gradient of a step. */
  void gradient(int step, int length, double[] target) {
    System.arraycopy(gradient, step * length, target, 0, length);
  }
}
