package org.anlage.api.geometry;

import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Puts units into a space.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Embedding<P extends Record> extends Parameterized<P> {
  /** N x N distances, non-negative, zero on the diagonal. */
  Matrix distances(P parameters, EmbeddingContext context);
}
