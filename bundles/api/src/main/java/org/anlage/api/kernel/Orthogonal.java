package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;

/**
 * A = Q R of a square matrix.
 *
 * @param q orthogonal
 * @param r upper triangular; signs of its diagonal are the decomposition's
 */
public record Orthogonal(Matrix q, Matrix r) {}
