package org.anlage.linear.dynamics;

import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;

/** Noise on the inputs of trials, as in training. */
public final class InputNoise {
  private InputNoise() {}

  /** Adds independent Gaussian noise to every input channel at every step. */
  public static void add(TrialBatch batch, double deviation, RandomStream random) {
    float[] input = batch.input();
    for (int k = 0; deviation > 0 && k < input.length; k++) {
      input[k] += (float) (deviation * random.nextGaussian());
    }
  }
}
