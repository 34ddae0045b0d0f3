package org.anlage.api.start;

import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.network.Network;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A change of a whole network before it is trained: of input and read-out weights, biases, scales
 * that are measured on trials, or values of an earlier run. It comes after the arm's recurrent
 * weights, and should leave these alone unless changing them is its purpose.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface NetworkStart<P extends Record> extends Parameterized<P> {
  /** The run whose network it needs, which is then computed first; empty if it needs none. */
  default Optional<EarlierRun> earlier(P parameters) {
    return Optional.empty();
  }

  /**
   * The network to begin with.
   *
   * @param given the network so far
   * @return a network of the same shape, with parameters of the same names and sizes
   */
  Network start(P parameters, Network given, StartContext context);
}
