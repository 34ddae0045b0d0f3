package org.anlage.api.task;

import java.util.Arrays;

/** Scores trials by what their environments say of the outputs of all steps. */
final class EarnedScorer extends DecisionScorer {
  private final double[] played;
  private final double[] unread;

  EarnedScorer(TaskDescription task, int capacity) {
    super(task, capacity, true);
    require(task.objective() == Objective.REWARD, task, "a task whose objective is a reward");
    played = new double[Math.multiplyExact(capacity * outputs, task.steps())];
    unread = new double[task.inputs()];
  }

  @Override
  void take(TrialBatch batch, int step, int at, int trial, double[] values, int row) {
    int steps = batch.steps();
    for (int o = 0; o < outputs; o++) {
      played[(trial * steps + step) * outputs + o] = (float) values[row + o];
    }
  }

  @Override
  double score(TrialBatch batch, int inBatch, int trial, int steps) {
    Environment.Episode episode = batch.environment(inBatch).begin();
    for (int t = 0; t < batch.steps(); t++) {
      Arrays.fill(unread, 0);
      episode.respond(t, played, (trial * batch.steps() + t) * outputs, unread);
    }
    return episode.score();
  }
}
