package org.anlage.api.task;

import java.util.Arrays;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What answers the outputs of a network in one trial: inputs of later steps depend on what it did,
 * and it earns rewards. Everything that chance decides is drawn when the trial is made, so that the
 * same outputs always meet the same answers.
 */
@ConsumerType
public interface Environment {
  /** A preference for one action over others of 0 that is taken also where actions are drawn. */
  int SURE = 100;

  /** Begins the trial anew. */
  Episode begin();

  /** A trial that is under way; owned by one thread. */
  @ConsumerType
  interface Episode {
    /**
     * Answers the outputs of a step; called once for each step, in order.
     *
     * @param step from 0
     * @param outputs those of this trial are from {@code at} on: preferences for the actions and,
     *     last, the expected reward, which an environment does not read
     * @param next zeros, I values: what is added to the inputs of the next step
     */
    void respond(int step, double[] outputs, int at, double[] next);

    /** The action at the step that was answered last, from 0; -1 if none was asked for. */
    int action();

    /** The reward for it. */
    double reward();

    /** The action that earns most at the next step, known to who sees the whole environment. */
    int best();

    /** The score of the steps so far, 0 to 1; after the last step that of the trial. */
    double score();
  }

  /**
   * Outputs of a network that takes the best action at every step.
   *
   * @param batch B trials of T steps, each with its environment
   * @return T x B x O
   */
  static float[] best(TrialBatch batch) {
    int outputs = batch.outputs();
    float[] played = new float[batch.steps() * batch.trials() * outputs];
    double[] row = new double[outputs];
    for (int trial = 0; trial < batch.trials(); trial++) {
      Episode episode = batch.environment(trial).begin();
      for (int t = 0; t < batch.steps(); t++) {
        int best = episode.best();
        Arrays.fill(row, 0);
        row[best] = SURE;
        episode.respond(t, row, 0, new double[batch.inputs()]);
        played[batch.at(t, trial) * outputs + best] = SURE;
      }
    }
    return played;
  }
}
