package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/** Where a way back starts: gradients with respect to outputs. */
interface OutputErrors {
  /** Whether there are any at a step. */
  boolean needs(int t);

  /** Takes trials x O outputs of a step and leaves the gradient in their place. */
  void take(int t, RealBuffer outputs);
}
