package org.anlage.api.task;

import java.util.Arrays;

/** Scores the time of an event. */
final class EventScorer extends DecisionScorer {
  private static final int NEVER = Integer.MAX_VALUE;

  private final Decision.Event decision;
  private final boolean labelled;
  private final OutputForm form;
  private final int[] events;
  private final int[] targets;

  EventScorer(TaskDescription task, int capacity, Decision.Event decision) {
    super(task, capacity, true);
    require(decision.output() < outputs, task, "an output that there is not");
    require(
        decision.since().isEmpty() || task.period(decision.since()).isPresent(),
        task,
        "a period that there is not");
    this.decision = decision;
    labelled = task.objective().labelled();
    form = new OutputForm(task);
    events = new int[capacity];
    targets = new int[capacity];
  }

  @Override
  void clear() {
    Arrays.fill(events, NEVER);
    Arrays.fill(targets, NEVER);
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    int output = decision.output();
    if (form.of(values, row)[output] > decision.threshold()) {
      events[trial] = Math.min(events[trial], step);
    }
    double label = labelled && batch.labels()[at] == output ? 1 : 0;
    double target = labelled ? label : batch.values()[at * outputs + output];
    if (target > decision.threshold()) {
      targets[trial] = Math.min(targets[trial], step);
    }
  }

  @Override
  double score(TrialBatch batch, int inBatch, int trial, int steps) {
    int expected = targets[trial];
    int got = events[trial];
    if (expected == NEVER || got == NEVER) {
      return expected == got ? 1 : 0;
    }
    int since = batch.period(decision.since());
    int start = since < 0 ? 0 : batch.starts(since)[inBatch];
    double tolerance = decision.steps() + decision.relative() * (expected - start);
    return Math.abs(got - expected) <= tolerance ? 1 : 0;
  }
}
