package org.anlage.regularizers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * Communicability of a weighted network (Crofts and Higham 2009, doi 10.1098/rsif.2008.0484), and
 * its exact gradient: C = exp(M), M = S^-1/2 |W| S^-1/2, S = row sums of |W| plus epsilon, S^-1/2 =
 * 0 where S is 0; the diagonal of C is set to zero.
 *
 * <p>M is similar, by the diagonal matrix S^1/2, to S^-1 |W|, whose row sums are at most 1. So
 * however uneven the strengths are, M is exponentiated without scaling and the error of the
 * truncated series is small relative to each row of the similar matrix; and as every term is
 * non-negative, nothing cancels.
 *
 * <p>Cost: the {@link MatrixExponential}'s, and a few passes over N x N elements.
 */
final class Communicability {
  private final int n;
  private final double epsilon;
  private final Kernels kernels;
  private final MatrixExponential exponential;
  private final Rows rows;
  private final double[] strengths;

  /** S^-1/2. */
  private final RealBuffer roots;

  /** Column sums of M o its gradient. */
  private final RealBuffer columns;

  /**
   * Prepares buffers.
   *
   * @param n number of units
   * @param epsilon added to every strength
   * @param precision a buffer of the precision to work in
   * @param kernels products
   */
  Communicability(int n, double epsilon, RealBuffer precision, Kernels kernels) {
    this.n = n;
    this.epsilon = epsilon;
    this.kernels = kernels;
    exponential = new MatrixExponential(n, 1, precision, kernels);
    rows = Rows.of(precision);
    strengths = new double[n];
    roots = precision.allocate(n);
    columns = precision.allocate(n);
  }

  /** C of the weights, N x N, zero diagonal; the caller may overwrite it. */
  RealBuffer evaluate(RealBuffer weights) {
    for (int i = 0; i < n; i++) {
      strengths[i] = epsilon + rows.absoluteSum(weights, i * n, n);
      roots.set(i, root(i));
    }
    RealBuffer normalised = exponential.argument();
    for (int i = 0; i < n; i++) {
      rows.scaleAbsolute(weights, i * n, root(i), roots, 0, normalised, i * n, n);
    }
    kernels.elementwise().activate(Activation.IDENTITY, n, n, normalised, 0, n);
    RealBuffer result = exponential.evaluate();
    clearDiagonal(result);
    return result;
  }

  /** Where d value / d C goes before {@link #addGradient}; its diagonal does not count. */
  RealBuffer resultGradient() {
    return exponential.resultGradient();
  }

  /** Adds d value / d W, by way of C, to the gradient. */
  void addGradient(RealBuffer weights, RealBuffer gradient) {
    clearDiagonal(exponential.resultGradient());
    RealBuffer normalised = exponential.argument();
    RealBuffer slopes = exponential.differentiate();
    columns.fill(0, n, 0);
    for (int i = 0; i < n; i++) {
      rows.addProduct(normalised, slopes, i * n, columns, 0, n);
    }
    for (int i = 0; i < n; i++) {
      double strength = strengthGradient(i, rows.dot(normalised, slopes, i * n, n));
      rows.multiply(slopes, i * n, roots, 0, n);
      rows.addSigned(weights, root(i), slopes, strength, gradient, i * n, n);
    }
  }

  private double root(int i) {
    return strengths[i] == 0 ? 0 : 1 / Math.sqrt(strengths[i]);
  }

  /** S_i scales row i and column i of M: d/dS_i = -(row dot + column dot) / (2 S_i). */
  private double strengthGradient(int i, double rowDot) {
    return strengths[i] == 0 ? 0 : -0.5 * (rowDot + columns.get(i)) / strengths[i];
  }

  private void clearDiagonal(RealBuffer matrix) {
    for (int i = 0; i < n; i++) {
      matrix.set(i * n + i, 0);
    }
  }
}
