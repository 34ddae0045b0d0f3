package org.anlage.trainers;

import org.anlage.api.intervention.StateNoise;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;

/**
 * Noise of the units in one batch.
 *
 * @param noise its size and place
 * @param random its stream, from which steps draw in order
 */
record UnitNoise(StateNoise noise, RandomStream random) {
  /** Adds noise to values of a trial's units. */
  void add(RealBuffer values, int first, int units) {
    for (int j = first; j < first + units; j++) {
      values.set(j, values.get(j) + noise.deviation() * random.nextGaussian());
    }
  }
}
