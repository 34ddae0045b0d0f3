package org.anlage.api.task;

import java.util.Arrays;

/**
 * Scores series by their squared error against the variance of their targets. Of a trial in which
 * some targets are constant, the share of variance is that of the other outputs; where all are, it
 * is 1 without any error, and 0 otherwise.
 */
final class SeriesScorer extends DecisionScorer {
  private final double most;
  private final OutputForm form;
  private final double[] errors;
  private final double[] targets;
  private final double[] squares;

  /**
   * Scorer of series.
   *
   * @param most largest normalized error; 0: the score is the share of variance explained
   */
  SeriesScorer(TaskDescription task, int capacity, double most) {
    super(task, capacity, true);
    requireValues(task);
    this.most = most;
    form = new OutputForm(task);
    errors = new double[capacity * outputs];
    targets = new double[errors.length];
    squares = new double[errors.length];
  }

  @Override
  void clear() {
    Arrays.fill(errors, 0);
    Arrays.fill(targets, 0);
    Arrays.fill(squares, 0);
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    double[] formed = form.of(values, row);
    for (int o = 0; o < outputs; o++) {
      double target = batch.values()[at * outputs + o];
      double error = formed[o] - target;
      int i = trial * outputs + o;
      errors[i] += error * error;
      targets[i] += target;
      squares[i] += target * target;
    }
  }

  @Override
  double score(TrialBatch batch, int inBatch, int trial, int steps) {
    double total = 0;
    int counted = 0;
    boolean exact = true;
    for (int o = 0; o < outputs; o++) {
      int i = trial * outputs + o;
      double deviations = Math.max(0, squares[i] - targets[i] * targets[i] / steps);
      if (most > 0) {
        total += errors[i] <= most * most * deviations ? 1 : 0;
        counted++;
      } else if (deviations > 0) {
        total += Math.max(0, 1 - errors[i] / deviations);
        counted++;
      } else {
        exact &= errors[i] == 0;
      }
    }
    return counted > 0 ? total / counted : exact ? 1 : 0;
  }
}
