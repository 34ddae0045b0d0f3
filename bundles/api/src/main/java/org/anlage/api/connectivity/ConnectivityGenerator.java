package org.anlage.api.connectivity;

import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes recurrent weights.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface ConnectivityGenerator<P extends Record> extends Parameterized<P> {
  /** N x N weights; W(i, j) is the weight from unit i to unit j. */
  Matrix generate(P parameters, PriorContext context);
}
