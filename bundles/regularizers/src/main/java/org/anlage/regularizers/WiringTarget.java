package org.anlage.regularizers;

import org.anlage.api.data.Synapses;
import org.anlage.api.random.RandomStream;
import org.anlage.wiring.RandomWiring;

/** Wiring whose communicabilities a network is drawn to: the measured one or a null of it. */
public enum WiringTarget {
  /** As measured. */
  MEASURED,
  /** {@link RandomWiring#rewired}, ten swaps for each connection. */
  REWIRED,
  /** {@link RandomWiring#equalDensity}. */
  EQUAL_DENSITY;

  private static final int SWAPS = 10;

  /** That wiring. */
  Synapses of(Synapses measured, RandomStream random) {
    return switch (this) {
      case MEASURED -> measured;
      case REWIRED -> RandomWiring.rewired(measured, SWAPS, random);
      case EQUAL_DENSITY -> RandomWiring.equalDensity(measured, random);
    };
  }
}
