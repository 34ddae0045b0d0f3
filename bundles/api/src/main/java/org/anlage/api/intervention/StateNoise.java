package org.anlage.api.intervention;

/**
 * Gaussian noise of the units, independent for every trial, step and unit.
 *
 * @param deviation its standard deviation
 * @param inside whether it is added to what enters the units, inside the nonlinearity, which not
 *     every cell allows; otherwise to the states after each step
 */
public record StateNoise(double deviation, boolean inside) {
  /** Checks the deviation. */
  public StateNoise {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("deviation: got " + deviation + ", expected 0 or more");
    }
  }
}
