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
      int scored = TrialAccuracy.lastScored(trials, trial);
      int row = scored >= 0 ? scored : trials.at(trials.steps() - 1, trial);
      for (int i = 0; i < n; i++) {
        states.set(trial, i, recording.states()[row * n + i]);
      }
    }
    return states;
  }
}
