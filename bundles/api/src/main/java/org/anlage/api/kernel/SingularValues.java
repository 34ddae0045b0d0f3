package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;

/**
 * A = U diag(values) V^T.
 *
 * @param u m x r, orthonormal columns
 * @param values descending, r = min(m, n)
 * @param v n x r, orthonormal columns
 */
public record SingularValues(Matrix u, double[] values, Matrix v) {}
