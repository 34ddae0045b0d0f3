package org.anlage.simulators;

/** Ways to come by the means over bins that are the samples. */
public enum Sampling {
  /** Means over the steps of Euler's method. */
  STEPS,
  /**
   * Draws from the exact distribution of means over bins in continuous time, bin by bin; linear
   * dynamics with additive noise and without inputs only. O(N^3) once, then four products per bin
   * instead of one per step.
   */
  EXACT
}
