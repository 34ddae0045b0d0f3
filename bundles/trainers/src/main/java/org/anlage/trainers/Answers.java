package org.anlage.trainers;

import java.util.Arrays;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Environment;
import org.anlage.api.task.TrialBatch;

/** The environments of trials that run: after each step they add to the inputs of the next. */
final class Answers {
  private final Environment.Episode[] episodes;
  private final RealBuffer rows;
  private final RealBuffer outputs;
  private final double[] values;
  private final double[] added;
  private final int channels;
  private final int steps;

  /**
   * Of trials of a batch that begin.
   *
   * @param rows where their inputs stand
   */
  Answers(TrialBatch batch, int first, int trials, RealBuffer rows) {
    episodes = new Environment.Episode[trials];
    Arrays.setAll(episodes, trial -> batch.environment(first + trial).begin());
    this.rows = rows;
    channels = batch.outputs();
    steps = batch.steps();
    outputs = rows.allocate(trials * channels);
    values = new double[outputs.length()];
    added = new double[batch.inputs()];
  }

  /** For the outputs of a step, trials x O. */
  RealBuffer outputs() {
    return outputs;
  }

  /**
   * Answers the outputs of a step, in single precision, in which they are kept.
   *
   * @param next index of the first trial's input at the next step
   * @param stride elements from one trial's input to the next
   */
  void respond(int step, int trials, int next, int stride) {
    for (int k = 0; k < trials * channels; k++) {
      values[k] = (float) outputs.get(k);
    }
    for (int trial = 0; trial < trials; trial++) {
      Arrays.fill(added, 0);
      episodes[trial].respond(step, values, trial * channels, added);
      for (int i = 0; step + 1 < steps && i < added.length; i++) {
        int at = next + trial * stride + i;
        rows.set(at, rows.get(at) + (float) added[i]);
      }
    }
  }
}
