package org.anlage.analyzers.representation;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TrialBatch;

/** States at the step at which each trial is scored last; where none is, at the last step. */
final class DecisionStates {
  private DecisionStates() {}

  /** Trials x units. */
  static Matrix of(NetworkActivity recording, TrialBatch trials) {
    int n = recording.units();
    Matrix states = Matrix.zeros(trials.trials(), n);
    for (int trial = 0; trial < trials.trials(); trial++) {
      int row = trials.at(step(trials, trial), trial);
      for (int i = 0; i < n; i++) {
        states.set(trial, i, recording.states()[row * n + i]);
      }
    }
    return states;
  }

  /** The step at which a trial is scored last; the last step where none is. */
  static int step(TrialBatch trials, int trial) {
    int scored = TrialAccuracy.lastScored(trials, trial);
    return scored >= 0 ? scored / trials.trials() : trials.steps() - 1;
  }
}
