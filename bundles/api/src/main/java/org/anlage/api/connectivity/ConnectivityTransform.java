package org.anlage.api.connectivity;

import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes recurrent weights: modulates, normalises, constrains, or makes a null of them.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface ConnectivityTransform<P extends Record> extends Parameterized<P> {
  /** New N x N weights; the argument is not changed. */
  Matrix apply(P parameters, Matrix weights, PriorContext context);
}
