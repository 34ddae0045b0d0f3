package org.anlage.trainers;

import java.util.Arrays;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;

/**
 * Scores the outputs of a chunk of trials, step by step, in double precision. The loss of a batch
 * is sum(mask loss) / sum(mask): softmax cross-entropy, or squared error averaged over the outputs.
 * The accuracy is the share of trials whose largest output at their last scored step is the label;
 * NaN for mean squares.
 */
final class BatchLoss {
  private final Objective objective;
  private final int outputs;
  private final TrialBatch batch;
  private final int first;
  private final int count;
  private final boolean[] scored;
  private final int[] last;
  private final Outputs rows;
  private double weight;
  private double loss;
  private int correct;

  /** Of {@code count} trials of a batch from {@code first} on, with buffers for as many rows. */
  BatchLoss(Objective objective, TrialBatch batch, int first, int count, Outputs rows) {
    this.objective = objective;
    this.batch = batch;
    this.first = first;
    this.count = count;
    outputs = batch.outputs();
    scored = new boolean[batch.steps()];
    last = new int[count];
    this.rows = rows;
    for (int t = 0; t < scored.length; t++) {
      for (int trial = 0; trial < count; trial++) {
        float mask = batch.mask()[batch.at(t, first + trial)];
        if (mask != 0) {
          weight += mask;
          scored[t] = true;
          last[trial] = t;
        }
      }
    }
  }

  /** Whether the outputs of a step are needed. */
  boolean needs(int t) {
    return scored[t];
  }

  /** Sum of the mask over the trials. */
  double weight() {
    return weight;
  }

  /** Sum of mask times loss over the steps given so far. */
  double weightedLoss() {
    return loss;
  }

  /** Mean loss; 0 if nothing is scored. */
  double meanLoss() {
    return weight == 0 ? 0 : loss / weight;
  }

  /** Trials answered rightly. */
  int correct() {
    return correct;
  }

  /** Share of trials answered rightly; NaN for mean squares. */
  double accuracy() {
    return objective == Objective.CROSS_ENTROPY ? (double) correct / count : Double.NaN;
  }

  /** Takes count x O outputs of a step and leaves the gradient of the mean loss in their place. */
  void take(int t, RealBuffer values) {
    rows.load(values, count);
    boolean classes = objective == Objective.CROSS_ENTROPY;
    if (classes) {
      rows.softmax(count);
    }
    for (int trial = 0; trial < count; trial++) {
      int index = batch.at(t, first + trial);
      double mask = batch.mask()[index];
      if (mask == 0) {
        Arrays.fill(rows.values(), trial * outputs, (trial + 1) * outputs, 0);
      } else if (classes) {
        crossEntropy(trial, batch.labels()[index], mask, last[trial] == t);
      } else {
        squares(trial * outputs, index * outputs, mask);
      }
    }
    rows.store(values, count);
  }

  private void crossEntropy(int trial, int label, double mask, boolean decides) {
    if (decides && rows.largest(trial) == label) {
      correct++;
    }
    loss += mask * rows.surprise(trial, label);
    for (int o = 0; o < outputs; o++) {
      double gradient = rows.probability(trial, o) - (o == label ? 1 : 0);
      rows.values()[trial * outputs + o] = gradient * mask / weight;
    }
  }

  private void squares(int at, int target, double mask) {
    double[] values = rows.values();
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double error = values[at + o] - batch.values()[target + o];
      sum += error * error;
      values[at + o] = 2 * error * mask / (outputs * weight);
    }
    loss += mask * sum / outputs;
  }
}
