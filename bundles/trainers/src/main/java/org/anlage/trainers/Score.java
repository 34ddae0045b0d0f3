package org.anlage.trainers;

import org.anlage.api.matrix.Reals;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;

/**
 * Scores the outputs of a chunk of trials, step by step, in double precision. The loss of a batch
 * is sum(mask loss) / sum(mask): softmax cross-entropy, or squared error averaged over the outputs.
 * The accuracy is the share of trials whose largest output at their last scored step is the label;
 * NaN for mean squares.
 */
final class Score {
  private final Objective objective;
  private final int outputs;
  private final TrialBatch batch;
  private final int first;
  private final int count;
  private final boolean[] scored;
  private final int[] last;
  private final double[] exponentials;
  private double weight;
  private double loss;
  private int correct;

  /** Of {@code count} trials of a batch from {@code first} on. */
  Score(Objective objective, TrialBatch batch, int first, int count) {
    this.objective = objective;
    this.batch = batch;
    this.first = first;
    this.count = count;
    outputs = batch.outputs();
    scored = new boolean[batch.steps()];
    last = new int[count];
    exponentials = new double[outputs];
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
  void take(int t, Reals values) {
    for (int trial = 0; trial < count; trial++) {
      int index = batch.at(t, first + trial);
      double mask = batch.mask()[index];
      if (mask == 0) {
        values.fill(trial * outputs, outputs, 0);
      } else if (objective == Objective.CROSS_ENTROPY) {
        crossEntropy(values, trial * outputs, batch.labels()[index], mask, last[trial] == t);
      } else {
        squares(values, trial * outputs, index * outputs, mask);
      }
    }
  }

  private void crossEntropy(Reals values, int at, int label, double mask, boolean decides) {
    int largest = 0;
    for (int o = 1; o < outputs; o++) {
      largest = values.get(at + o) > values.get(at + largest) ? o : largest;
    }
    if (decides && largest == label) {
      correct++;
    }
    double shift = values.get(at + largest);
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      exponentials[o] = StrictMath.exp(values.get(at + o) - shift);
      sum += exponentials[o];
    }
    loss += mask * (StrictMath.log(sum) + shift - values.get(at + label));
    for (int o = 0; o < outputs; o++) {
      double gradient = exponentials[o] / sum - (o == label ? 1 : 0);
      values.set(at + o, gradient * mask / weight);
    }
  }

  private void squares(Reals values, int at, int target, double mask) {
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double error = values.get(at + o) - batch.values()[target + o];
      sum += error * error;
      values.set(at + o, 2 * error * mask / (outputs * weight));
    }
    loss += mask * sum / outputs;
  }
}
