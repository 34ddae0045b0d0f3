package org.anlage.analyzers.representation;

import java.util.Optional;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/**
 * Decodes the level of a variable: ridge regression, with an intercept, of one indicator per level
 * on the states; the largest answer wins. Every trial is answered by the regression on all others,
 * in closed form: with X the centred states, K = X X^T and A = K + penalty I, the residual of trial
 * i where it is left out is (penalty A^-1 y)_i / (penalty A^-1_ii - 1/n) for centred y. One
 * Cholesky decomposition, of trials x trials, serves all variables.
 */
final class RidgeDecoder {
  private final int trials;

  /** L^-1, where A = L L^T. */
  private final Matrix inverse;

  private final double penalty;

  private RidgeDecoder(Matrix inverse, double penalty) {
    trials = inverse.rows();
    this.inverse = inverse;
    this.penalty = penalty;
  }

  /**
   * A decoder of states; none where they do not vary.
   *
   * @param states trials x units
   * @param ridge penalty, as a share of the states' mean squared distance from their mean
   */
  static Optional<RidgeDecoder> of(
      Matrix states, double ridge, Kernels kernels, Decompositions algebra) {
    int n = states.rows();
    Matrix x = centred(states);
    Matrix gram = Matrix.zeros(n, n);
    kernels.syrk(
        false,
        n,
        x.columns(),
        new RealBuffer.Float64(x.values()),
        0,
        x.columns(),
        false,
        new RealBuffer.Float64(gram.values()),
        0,
        n);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += gram.get(i, i);
    }
    double penalty = ridge * trace / n;
    if (!(penalty > 0) || !Double.isFinite(penalty)) {
      return Optional.empty();
    }
    for (int i = 0; i < n; i++) {
      gram.set(i, i, gram.get(i, i) + penalty);
    }
    return Optional.of(new RidgeDecoder(inverse(algebra.cholesky(gram)), penalty));
  }

  /** Share of trials whose level is found by the regression on all others. */
  double accuracy(Labels labels) {
    int levels = labels.levelCount();
    double[][] answers = new double[levels][];
    for (int level = 0; level < levels; level++) {
      double[] indicator = new double[trials];
      for (int i = 0; i < trials; i++) {
        indicator[i] = labels.levels()[i] == level ? 1 : 0;
      }
      answers[level] = leaveOneOut(indicator);
    }
    int right = 0;
    for (int i = 0; i < trials; i++) {
      int best = 0;
      for (int level = 1; level < levels; level++) {
        best = answers[level][i] > answers[best][i] ? level : best;
      }
      right += best == labels.levels()[i] ? 1 : 0;
    }
    return (double) right / trials;
  }

  /** Prediction of each value by the regression on all others. */
  double[] leaveOneOut(double[] y) {
    double mean = java.util.Arrays.stream(y).average().orElse(0);
    double[] half = new double[trials];
    double[] diagonal = new double[trials];
    for (int k = 0; k < trials; k++) {
      double sum = 0;
      for (int i = 0; i <= k; i++) {
        double entry = inverse.get(k, i);
        sum += entry * (y[i] - mean);
        diagonal[i] += entry * entry;
      }
      half[k] = sum;
    }
    double[] solved = new double[trials];
    for (int k = 0; k < trials; k++) {
      for (int i = 0; i <= k; i++) {
        solved[i] += inverse.get(k, i) * half[k];
      }
    }
    double[] predictions = new double[trials];
    for (int i = 0; i < trials; i++) {
      double left = penalty * diagonal[i] - 1.0 / trials;
      predictions[i] = y[i] - penalty * solved[i] / left;
    }
    return predictions;
  }

  private static Matrix centred(Matrix states) {
    Matrix x = states.copy();
    for (int j = 0; j < x.columns(); j++) {
      double mean = 0;
      for (int i = 0; i < x.rows(); i++) {
        mean += x.get(i, j) / x.rows();
      }
      for (int i = 0; i < x.rows(); i++) {
        x.set(i, j, x.get(i, j) - mean);
      }
    }
    return x;
  }

  /** Inverse of a lower triangular matrix, row by row. */
  private static Matrix inverse(Matrix l) {
    int n = l.rows();
    double[] x = new double[n * n];
    for (int i = 0; i < n; i++) {
      double pivot = 1 / l.get(i, i);
      for (int k = 0; k < i; k++) {
        double factor = -l.get(i, k) * pivot;
        for (int j = 0; j <= k; j++) {
          x[i * n + j] += factor * x[k * n + j];
        }
      }
      x[i * n + i] = pivot;
    }
    return Matrix.of(n, n, x);
  }
}
