package org.anlage.api.training;

import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Parameters of a network during training. Runs stored before version 0.1.0 have recurrent weights
 * only.
 *
 * @param update number of updates made
 * @param parameters parameters by name, as in {@link Network}
 */
public record Snapshot(int update, Map<String, Matrix> parameters) {
  /** Copies the map. */
  public Snapshot {
    parameters = Map.copyOf(new TreeMap<>(parameters));
  }

  /** Recurrent weights only. */
  public Snapshot(int update, Matrix recurrent) {
    this(update, Map.of(Network.RECURRENT, recurrent));
  }

  /** N x N recurrent weights, row = from. */
  public Matrix recurrent() {
    Matrix recurrent = parameters.get(Network.RECURRENT);
    if (recurrent == null) {
      throw new IllegalArgumentException("the network has no recurrent weights");
    }
    return recurrent;
  }
}
