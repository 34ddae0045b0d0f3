package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * @param values ascending
 * @param vectors column k belongs to value k; orthonormal
 */
public record SymmetricEigen(double[] values, Matrix vectors) {}
