package org.anlage.trainers;

import org.anlage.api.task.TrialBatch;

/**
 * Loss and accuracy on held-out trials, noise off.
 *
 * @param loss mean loss
 * @param accuracy mean score of the trials; NaN where the task is undecided
 */
record Evaluation(double loss, double accuracy) {
  /** Evaluates a batch of any size in chunks of what the trajectory holds. */
  static Evaluation of(Trajectory trajectory, Scoring scoring, TrialBatch batch) {
    double weight = 0;
    double loss = 0;
    double right = 0;
    for (int first = 0; first < batch.trials(); first += trajectory.capacity()) {
      int count = Math.min(trajectory.capacity(), batch.trials() - first);
      trajectory.load(batch, first, count);
      trajectory.run(count);
      BatchLoss score = scoring.of(trajectory, batch, first, count);
      for (int t = 0; t < trajectory.steps(); t++) {
        if (score.needs(t)) {
          trajectory.read(t, count, scoring.outputs());
          score.take(t, scoring.outputs());
        }
      }
      weight += score.weight();
      loss += score.weightedLoss();
      right += score.right();
    }
    return new Evaluation(weight == 0 ? 0 : loss / weight, right / batch.trials());
  }
}
