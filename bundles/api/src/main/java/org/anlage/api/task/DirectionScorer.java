package org.anlage.api.task;

/** Scores a direction on a ring of outputs, and fixation. */
final class DirectionScorer extends DecisionScorer {
  private final Decision.Direction decision;
  private final OutputForm form;
  private final double[] cosines;
  private final double[] sines;

  DirectionScorer(TaskDescription task, int capacity, Decision.Direction decision) {
    super(task, capacity, false);
    requireValues(task);
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
    sum[trial] = right(batch.values(), at * outputs, form.of(values, row)) ? 1 : 0;
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
