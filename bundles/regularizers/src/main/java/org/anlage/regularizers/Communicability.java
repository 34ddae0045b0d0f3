package org.anlage.regularizers;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Reals;

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
  private final MatrixExponential exponential;
  private final double[] strengths;
  private final double[] roots;
  private final double[] strengthGradients;
  private final double[] row;
  private final double[] other;

  /**
   * Prepares buffers.
   *
   * @param n number of units
   * @param epsilon added to every strength
   * @param precision a buffer of the precision to work in
   * @param kernels products
   */
  Communicability(int n, double epsilon, Reals precision, Kernels kernels) {
    this.n = n;
    this.epsilon = epsilon;
    exponential = new MatrixExponential(n, 1, precision, kernels);
    strengths = new double[n];
    roots = new double[n];
    strengthGradients = new double[n];
    row = new double[n];
    other = new double[n];
  }

  /** C of the weights, N x N, zero diagonal. */
  Reals evaluate(Reals weights) {
    for (int i = 0; i < n; i++) {
      Rows.load(weights, i * n, row);
      double strength = epsilon;
      for (int j = 0; j < n; j++) {
        strength += Math.abs(row[j]);
      }
      strengths[i] = strength;
      roots[i] = strength == 0 ? 0 : 1 / Math.sqrt(strength);
    }
    for (int i = 0; i < n; i++) {
      Rows.load(weights, i * n, row);
      for (int j = 0; j < n; j++) {
        row[j] = Math.abs(row[j]) * roots[i] * roots[j];
      }
      Rows.store(row, exponential.argument(), i * n);
    }
    Reals result = exponential.evaluate();
    clearDiagonal(result);
    return result;
  }

  /** Where d value / d C goes before {@link #addGradient}; its diagonal does not count. */
  Reals resultGradient() {
    return exponential.resultGradient();
  }

  /** Adds d value / d W, by way of C, to the gradient. */
  void addGradient(Reals weights, Reals gradient) {
    clearDiagonal(exponential.resultGradient());
    Reals normalised = exponential.argument();
    Reals normalisedGradient = exponential.differentiate();
    differentiateStrengths(normalised, normalisedGradient);
    for (int i = 0; i < n; i++) {
      Rows.load(normalisedGradient, i * n, other);
      for (int j = 0; j < n; j++) {
        other[j] = roots[i] * roots[j] * other[j] + strengthGradients[i];
      }
      Rows.load(weights, i * n, row);
      for (int j = 0; j < n; j++) {
        other[j] *= Math.signum(row[j]);
      }
      Rows.load(gradient, i * n, row);
      for (int j = 0; j < n; j++) {
        row[j] += other[j];
      }
      Rows.store(row, gradient, i * n);
    }
  }

  /** S_k scales row k and column k of M: d/dS_k = -(row dot + column dot) / (2 S_k). */
  private void differentiateStrengths(Reals normalised, Reals normalisedGradient) {
    java.util.Arrays.fill(strengthGradients, 0);
    for (int i = 0; i < n; i++) {
      Rows.load(normalised, i * n, row);
      Rows.load(normalisedGradient, i * n, other);
      double dot = 0;
      for (int j = 0; j < n; j++) {
        double term = row[j] * other[j];
        dot += term;
        strengthGradients[j] += term;
      }
      strengthGradients[i] += dot;
    }
    for (int k = 0; k < n; k++) {
      strengthGradients[k] = strengths[k] == 0 ? 0 : -0.5 * strengthGradients[k] / strengths[k];
    }
  }

  private void clearDiagonal(Reals matrix) {
    for (int i = 0; i < n; i++) {
      matrix.set(i * n + i, 0);
    }
  }
}
