package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;

/**
 * A = Q T Q^T of a square real matrix.
 *
 * @param q orthogonal
 * @param t upper triangular but for blocks of 2 x 2 on its diagonal, which hold pairs of complex
 *     eigenvalues; exactly zero below them
 */
public record Schur(Matrix q, Matrix t) {}
