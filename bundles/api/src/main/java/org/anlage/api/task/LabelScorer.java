package org.anlage.api.task;

/** Scores the largest output against the label. */
final class LabelScorer extends DecisionScorer {
  LabelScorer(TaskDescription task, int capacity, boolean everyStep) {
    super(task, capacity, everyStep);
    require(task.objective().labelled(), task, "class labels, and the targets are values");
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    int best = 0;
    for (int o = 1; o < outputs; o++) {
      best = values[row + o] > values[row + best] ? o : best;
    }
    sum[trial] += best == batch.labels()[at] ? 1 : 0;
  }
}
