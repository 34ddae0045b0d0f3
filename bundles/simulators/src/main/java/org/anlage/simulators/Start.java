package org.anlage.simulators;

/** Initial states of trajectories. */
public enum Start {
  /** From standard normal states, with a burn-in that is thrown away. */
  BURN_IN,
  /**
   * From the stationary distribution, by its exact covariance; O(N^3) once, linear dynamics only.
   */
  STATIONARY
}
