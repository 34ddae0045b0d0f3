package org.anlage.simulators;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;

/** Initial states of trajectories. */
public enum Start {
  /** From standard normal states, with a burn-in that is thrown away. */
  BURN_IN,
  /**
   * From the stationary distribution, by its exact covariance; O(N^3) once, linear dynamics only.
   */
  STATIONARY;

  /** Sets every state to a standard normal number, trajectory by trajectory. */
  static void normal(RealBuffer states, int units, RandomStream random) {
    for (int b = 0; b < states.length() / units; b++) {
      RandomStream own = random.split(b);
      for (int i = 0; i < units; i++) {
        states.set(b * units + i, own.nextGaussian());
      }
    }
  }
}
