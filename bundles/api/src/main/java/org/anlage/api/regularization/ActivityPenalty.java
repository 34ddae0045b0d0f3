package org.anlage.api.regularization;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** An activity penalty bound to a run; owned by one thread. */
@ConsumerType
public interface ActivityPenalty {
  /** The value for a batch, from the states of all its steps; strength included. */
  double evaluate(States states);

  /**
   * Adds d value / d state after one step. Called after {@link #evaluate} of the same states, from
   * the last step to the first.
   *
   * @param step step, from 0
   * @param delta trials x {@link States#width}, row-major from index 0; the first N columns are the
   *     units
   */
  void addGradient(States states, int step, RealBuffer delta);
}
