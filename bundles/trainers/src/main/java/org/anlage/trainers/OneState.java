package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.States;

/**
 * The state of one unit at one step of a trial that runs alone.
 *
 * @param step its step
 * @param unit its unit
 */
record OneState(int step, int unit) implements ActivityPenalty {
  @Override
  public double evaluate(States states) {
    return states.buffer().get(states.at(step, 0) + unit);
  }

  @Override
  public void addGradient(States states, int t, RealBuffer delta) {
    if (t == step) {
      delta.set(unit, delta.get(unit) + 1);
    }
  }
}
