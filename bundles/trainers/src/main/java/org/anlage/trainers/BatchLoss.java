package org.anlage.trainers;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * Scores the outputs of a chunk of trials, step by step, in double precision. The loss of a batch
 * is sum(mask loss) / sum(mask), with the loss of a step as {@link org.anlage.api.task.Objective}
 * says.
 */
final class BatchLoss implements OutputErrors {
  private final TaskDescription task;
  private final int outputs;
  private final TrialBatch batch;
  private final int first;
  private final int count;
  private final boolean[] scored;
  private final Outputs rows;
  private final AnswerScore answers;
  private final Optional<GivenLoss> given;
  private double weight;
  private double loss;

  /**
   * Of {@code count} trials of a batch from {@code first} on.
   *
   * @param rows buffers for as many rows
   * @param answers scores as many trials
   * @param given a loss in place of the task's own, evaluated on these trials
   */
  BatchLoss(
      TaskDescription task,
      TrialBatch batch,
      int first,
      int count,
      Outputs rows,
      AnswerScore answers,
      Optional<GivenLoss> given) {
    this.task = task;
    this.batch = batch;
    this.first = first;
    this.count = count;
    outputs = batch.outputs();
    scored = new boolean[batch.steps()];
    this.rows = rows;
    this.answers = answers;
    this.given = given;
    for (int t = 0; t < scored.length; t++) {
      for (int trial = 0; trial < count; trial++) {
        float mask = batch.mask()[batch.at(t, first + trial)];
        if (mask != 0) {
          weight += mask;
          scored[t] = true;
        }
      }
    }
    answers.begin(batch, first, count);
  }

  /** Whether the outputs of a step are needed. */
  @Override
  public boolean needs(int t) {
    return scored[t];
  }

  /** Sum of the mask over the trials. */
  double weight() {
    return weight;
  }

  /** Sum of mask times loss over the steps given so far. */
  double weightedLoss() {
    if (task.objective() == Objective.REWARD) {
      return (1 - accuracy()) * weight;
    }
    return given.isPresent() ? given.get().value() * weight : loss;
  }

  /** Mean loss; 0 if nothing is scored. */
  double meanLoss() {
    return weight == 0 ? 0 : weightedLoss() / weight;
  }

  /** Sum of the scores of the trials; NaN where the task is undecided. */
  double right() {
    return answers.total();
  }

  /** Mean score of the trials; NaN where the task is undecided. */
  double accuracy() {
    return right() / count;
  }

  /** Takes count x O outputs of a step and leaves the gradient of the mean loss in their place. */
  @Override
  public void take(int t, RealBuffer values) {
    rows.load(values, count);
    answers.take(t, rows.values());
    if (given.isPresent()) {
      given.get().gradient(t, count * outputs, rows.values());
    } else {
      rows.prepare(task.objective(), count);
      for (int trial = 0; trial < count; trial++) {
        takeTrial(trial, batch.at(t, first + trial));
      }
    }
    rows.store(values, count);
  }

  private void takeTrial(int trial, int index) {
    double mask = batch.mask()[index];
    if (mask == 0 || task.objective() == Objective.REWARD) {
      Arrays.fill(rows.values(), trial * outputs, (trial + 1) * outputs, 0);
    } else if (task.objective().labelled()) {
      crossEntropy(trial, batch.labels()[index], mask);
    } else {
      differences(trial * outputs, index * outputs, mask);
    }
  }

  private void crossEntropy(int trial, int label, double mask) {
    loss += mask * rows.surprise(trial, label);
    for (int o = 0; o < outputs; o++) {
      double gradient = rows.probability(trial, o) - (o == label ? 1 : 0);
      rows.values()[trial * outputs + o] = gradient * mask / weight;
    }
  }

  private void differences(int at, int target, double mask) {
    double[] values = rows.values();
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double wanted = batch.values()[target + o];
      double own = task.outputWeight(o);
      double gradient =
          switch (task.objective()) {
            case MEAN_SQUARES -> {
              double error = values[at + o] - wanted;
              sum += own * error * error;
              yield 2 * error;
            }
            case LOGISTIC_SQUARES -> {
              double p = rows.logistic(at + o);
              sum += own * (p - wanted) * (p - wanted);
              yield 2 * (p - wanted) * p * (1 - p);
            }
            case BINARY_CROSS_ENTROPY -> {
              sum += own * (rows.softplus(at + o) - values[at + o] * wanted);
              yield rows.logistic(at + o) - wanted;
            }
            case POISSON -> {
              sum += own * (rows.exponential(at + o) - values[at + o] * wanted);
              yield rows.exponential(at + o) - wanted;
            }
            case CROSS_ENTROPY, REWARD -> throw new IllegalStateException("no target values");
          };
      values[at + o] = gradient * own * mask / (outputs * weight);
    }
    loss += mask * sum / outputs;
  }
}
