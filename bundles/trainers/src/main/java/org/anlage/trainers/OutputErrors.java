package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/** Gradients with respect to the outputs of each step, from which back-propagation starts. */
interface OutputErrors {
  /** Whether there are any at a step. */
  boolean needs(int t);

  /** Takes trials x O outputs of a step and leaves the gradient in their place. */
  void take(int t, RealBuffer outputs);
}
