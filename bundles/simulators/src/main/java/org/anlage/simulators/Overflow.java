package org.anlage.simulators;

import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;

/** The check that states can go on. */
final class Overflow {
  private static final double LIMIT = 1e30;

  private Overflow() {}

  /**
   * Why the states cannot go on, if they cannot.
   *
   * @param states trajectories x units
   * @param units units
   * @param when where the simulation is, in words
   */
  static Optional<String> of(RealBuffer states, int units, String when) {
    for (int i = 0; i < states.length(); i++) {
      double value = states.get(i);
      if (!(Math.abs(value) < LIMIT)) {
        return Optional.of(
            when
                + ": the state of unit "
                + i % units
                + " is "
                + value
                + "; are the real parts of all eigenvalues of the weights below 1?");
      }
    }
    return Optional.empty();
  }
}
