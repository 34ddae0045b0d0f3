package org.anlage.api.intervention;

/**
 * A change of the states of all trials after each of some steps, unit by unit: h becomes scale h +
 * shift. Scale 0 with a shift clamps a unit, scale 0 with shift 0 silences it.
 *
 * @param from first step
 * @param to step after the last
 * @param scale N factors
 * @param shift N values
 */
public record StateChange(int from, int to, double[] scale, double[] shift) {
  /** Checks the sizes. */
  public StateChange {
    if (scale.length != shift.length || from < 0 || to < from) {
      throw new IllegalArgumentException(
          "a change of states from step "
              + from
              + " to "
              + to
              + " with "
              + scale.length
              + " factors and "
              + shift.length
              + " shifts");
    }
  }
}
