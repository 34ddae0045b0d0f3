package org.anlage.api.task;

import java.util.Arrays;
import java.util.Optional;

/** Scores a direction on a ring of outputs, and fixation. */
final class DirectionScorer extends DecisionScorer {
  private final Decision.Direction decision;
  private final OutputForm form;
  private final double[] cosines;
  private final double[] sines;

  private final String since;
  private final int[] counted;

  /**
   * Scorer of directions.
   *
   * @param since period from whose start every scored step counts; absent: the last step counts
   */
  DirectionScorer(
      TaskDescription task, int capacity, Decision.Direction decision, Optional<String> since) {
    super(task, capacity, since.isPresent());
    requireValues(task);
    this.since = since.orElse("");
    counted = new int[capacity];
    require(
        this.since.isEmpty() || task.period(this.since).isPresent(),
        task,
        "a period that there is not");
    require(decision.fixation() < outputs, task, "an output that there is not");
    this.decision = decision;
    form = new OutputForm(task);
    int ring = decision.fixation() < 0 ? outputs : outputs - 1;
    require(ring >= 3, task, "three or more outputs on the ring, and there are " + ring);
    cosines = new double[ring];
    sines = new double[ring];
    for (int k = 0; k < ring; k++) {
      cosines[k] = StrictMath.cos(2 * Math.PI * k / ring);
      sines[k] = StrictMath.sin(2 * Math.PI * k / ring);
    }
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    int period = since.isEmpty() ? -1 : batch.period(since);
    if (period >= 0 && step < batch.starts(period)[at % batch.trials()]) {
      return;
    }
    sum[trial] += right(batch.values(), at * outputs, form.of(values, row)) ? 1 : 0;
    counted[trial]++;
  }

  @Override
  void clear() {
    super.clear();
    Arrays.fill(counted, 0);
  }

  @Override
  double score(TrialBatch batch, int inBatch, int trial, int steps) {
    return counted[trial] == 0 ? 0 : sum[trial] / counted[trial];
  }

  private boolean right(float[] targets, int target, double[] formed) {
    int fixation = decision.fixation();
    boolean shouldHold = fixation >= 0 && targets[target + fixation] > decision.hold();
    boolean holds = fixation >= 0 && formed[fixation] > decision.hold();
    if (shouldHold || holds) {
      return shouldHold && holds;
    }
    double x = 0;
    double y = 0;
    double targetX = 0;
    double targetY = 0;
    for (int k = 0; k < cosines.length; k++) {
      int output = fixation >= 0 && k >= fixation ? k + 1 : k;
      x += formed[output] * cosines[k];
      y += formed[output] * sines[k];
      targetX += targets[target + output] * cosines[k];
      targetY += targets[target + output] * sines[k];
    }
    double across = Math.abs(x * targetY - y * targetX);
    double along = x * targetX + y * targetY;
    boolean directed = across != 0 || along != 0;
    return directed && StrictMath.toDegrees(StrictMath.atan2(across, along)) < decision.degrees();
  }
}
