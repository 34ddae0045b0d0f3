package org.anlage.tasks.reward;

import org.anlage.api.task.Environment;

/** A trial that is under way: what was done and earned at the step before. */
abstract class Acts implements Environment.Episode {
  int action = -1;
  double reward;

  @Override
  public final int action() {
    return action;
  }

  @Override
  public final double reward() {
    return reward;
  }
}
