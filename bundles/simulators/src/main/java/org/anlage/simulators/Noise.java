package org.anlage.simulators;

/** Scalings of unit-variance noise in a step of length h = dt / tau. */
public enum Noise {
  /**
   * Times the root of h, the Euler-Maruyama method: variances do not depend on the step, 1 / (2 (1
   * - lambda)) for small ones.
   */
  ROOT_OF_STEP,
  /** Times h, as in the public code of the paper: variances are smaller by about the factor h. */
  STEP;

  /** Factor of the noise. */
  double scale(double h) {
    return this == ROOT_OF_STEP ? Math.sqrt(h) : h;
  }
}
