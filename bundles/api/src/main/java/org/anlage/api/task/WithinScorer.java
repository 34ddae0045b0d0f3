package org.anlage.api.task;

/** Scores outputs by their distance from target values. */
final class WithinScorer extends DecisionScorer {
  private final Decision.Within decision;
  private final OutputForm form;

  WithinScorer(TaskDescription task, int capacity, Decision.Within decision) {
    super(task, capacity, decision.everyStep());
    requireValues(task);
    this.decision = decision;
    form = new OutputForm(task);
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    double[] formed = form.of(values, row);
    int right = 0;
    for (int o = 0; o < outputs; o++) {
      double target = batch.values()[at * outputs + o];
      double tolerance = decision.absolute() + decision.relative() * Math.abs(target);
      right += Math.abs(formed[o] - target) < tolerance ? 1 : 0;
    }
    if (decision.together()) {
      sum[trial] += right == outputs ? 1 : 0;
    } else {
      sum[trial] += (double) right / outputs;
    }
  }
}
