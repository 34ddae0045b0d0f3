package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;

/**
 * Loss and accuracy on held-out trials, noise off.
 *
 * @param loss mean loss
 * @param accuracy share of trials answered rightly; NaN for mean squares
 */
record Evaluation(double loss, double accuracy) {
  /** Evaluates a batch of any size in chunks of what the trajectory holds. */
  static Evaluation of(
      Trajectory trajectory,
      Objective objective,
      RealBuffer outputs,
      Outputs rows,
      TrialBatch batch) {
    double weight = 0;
    double loss = 0;
    int correct = 0;
    for (int first = 0; first < batch.trials(); first += trajectory.capacity()) {
      int count = Math.min(trajectory.capacity(), batch.trials() - first);
      trajectory.load(batch, first, count);
      trajectory.run(count);
      BatchLoss score = new BatchLoss(objective, batch, first, count, rows);
      for (int t = 0; t < trajectory.steps(); t++) {
        if (score.needs(t)) {
          trajectory.read(t, count, outputs);
          score.take(t, outputs);
        }
      }
      weight += score.weight();
      loss += score.weightedLoss();
      correct += score.correct();
    }
    boolean classes = objective == Objective.CROSS_ENTROPY;
    return new Evaluation(
        weight == 0 ? 0 : loss / weight, classes ? (double) correct / batch.trials() : Double.NaN);
  }
}
