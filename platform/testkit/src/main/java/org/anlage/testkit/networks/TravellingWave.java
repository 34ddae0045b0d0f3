package org.anlage.testkit.networks;

import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Rings of linear units that pass their state on to the next unit, times a gain: a pulse travels
 * one unit a step, and comes back after a turn.
 *
 * @param channels number of rings, one after another
 * @param length units of a ring
 * @param gain weight of every connection
 */
public record TravellingWave(int channels, int length, double gain) implements KnownNetwork {
  @Override
  public Network network() {
    int n = channels * length;
    Matrix recurrent = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      int first = i - i % length;
      recurrent.set(i, first + (i % length + 1) % length, gain);
    }
    return KnownNetwork.withWeights(recurrent, Activation.IDENTITY);
  }

  /** Units that a pulse moves in a step. */
  public double speed() {
    return 1;
  }
}
