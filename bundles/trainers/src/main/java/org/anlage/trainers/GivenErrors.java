package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/**
 * Gradients with respect to outputs that a learning rule gives.
 *
 * @param errors T x B x O
 * @param length B x O
 */
record GivenErrors(double[] errors, int length) implements OutputErrors {
  @Override
  public boolean needs(int t) {
    return true;
  }

  @Override
  public void take(int t, RealBuffer outputs) {
    for (int i = 0; i < length; i++) {
      outputs.set(i, errors[t * length + i]);
    }
  }
}
