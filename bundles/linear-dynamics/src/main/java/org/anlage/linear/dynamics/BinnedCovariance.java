package org.anlage.linear.dynamics;

import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Exact covariance of samples that are means over b steps of Euler's method, x' = M x + noise, M =
 * I + h (A - I). With S the stationary covariance of states, the covariance k steps apart is M^k S,
 * and that of the means is (b S + sum over k from 1 to b - 1 of (b - k) (M^k S + S M^kT)) / b^2.
 *
 * <p>Bins longer than a mode's timescale average most of its variance away, so the spectrum of
 * binned activity falls off faster than that of states. O(N^3), times b where weights are not
 * symmetric.
 */
public final class BinnedCovariance {
  private BinnedCovariance() {}

  /**
   * Variance of the mean over a bin of a mode with eigenvalue lambda.
   *
   * @param h dt / tau
   * @param q variance of the noise of a step
   * @param bin steps in a bin
   */
  public static double ofMode(double lambda, double h, double q, int bin) {
    double step = 1 - h * (1 - lambda);
    double sum = bin;
    double power = 1;
    for (int k = 1; k < bin; k++) {
      power *= step;
      sum += 2 * (bin - k) * power;
    }
    return StationaryCovariance.ofMode(lambda, h, q) * sum / ((double) bin * bin);
  }

  /**
   * Covariance of the means over bins.
   *
   * @param weights N x N, row = from
   * @param h dt / tau
   * @param q variance of the noise of a step
   * @param bin steps in a bin
   * @return N x N
   * @throws org.anlage.api.component.ProblemException if the dynamics are not stable
   */
  public static Matrix of(
      Matrix weights, double h, double q, int bin, Kernels kernels, Decompositions algebra) {
    if (StationaryCovariance.isSymmetric(weights)) {
      SymmetricEigen eigen = algebra.symmetricEigen(weights);
      double[] variances = eigen.values().clone();
      for (int k = 0; k < variances.length; k++) {
        variances[k] = ofMode(StationaryCovariance.requireStable(variances[k], h), h, q, bin);
      }
      return StationaryCovariance.compose(eigen.vectors(), variances, kernels);
    }
    int n = weights.rows();
    Matrix step = weights.transpose().map(value -> h * value);
    for (int i = 0; i < n; i++) {
      step.set(i, i, step.get(i, i) + 1 - h);
    }
    Matrix lagged = StationaryCovariance.ofEuler(weights, h, q, kernels, algebra);
    Matrix sum = lagged.map(value -> 0.5 * bin * value);
    for (int k = 1; k < bin; k++) {
      double share = bin - k;
      lagged = MatrixProduct.of(step, lagged, kernels);
      sum = sum.combine(lagged, (all, one) -> all + share * one);
    }
    double square = (double) bin * bin;
    return sum.combine(sum.transpose(), (a, b) -> (a + b) / square);
  }
}
