package org.anlage.regularizers;

import java.util.Optional;
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

  /**
   * That wiring.
   *
   * @param observed whether the axon of each neuron was observed, where that is known: connections
   *     of others stay in the nulls
   */
  Synapses of(Synapses measured, Optional<boolean[]> observed, RandomStream random) {
    return switch (this) {
      case MEASURED -> measured;
      case REWIRED -> RandomWiring.rewired(measured, observed, SWAPS, random);
      case EQUAL_DENSITY -> RandomWiring.equalDensity(measured, observed, random);
    };
  }
}
