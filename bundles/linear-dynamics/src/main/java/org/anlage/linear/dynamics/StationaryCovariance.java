package org.anlage.linear.dynamics;

import java.util.Arrays;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Exact stationary covariance of linear stochastic dynamics tau dx = (-x + A x) dt + noise
 * (Pachitariu et al. 2026, doi 10.1038/s41586-026-10528-1, equations 1 and 2).
 *
 * <p>The Lyapunov equation (A - I) S + S (A - I)^T = -I becomes a Stein equation by Cayley's
 * transform and is summed by squaring (Smith 1968, doi 10.1137/0116017): some 15 rounds of three N
 * x N products. A is given as the platform stores weights, W(i, j) from i to j, so A = W^T.
 */
public final class StationaryCovariance {
  private static final int ROUNDS = 60;
  private static final double SYMMETRIC = 1e-12;

  private StationaryCovariance() {}

  /** Variance of a mode with eigenvalue lambda in continuous time, 1 / (2 (1 - lambda)). */
  public static double ofMode(double lambda) {
    return 1 / (2 * (1 - lambda));
  }

  /**
   * Variance of a mode under Euler's method with steps of h = dt / tau and noise of variance q in
   * every step, q / (1 - (1 - h (1 - lambda))^2): q = h for noise scaled by the root of the step, q
   * = h^2 for noise scaled by the step.
   */
  public static double ofMode(double lambda, double h, double q) {
    return q / (h * (1 - lambda) * (2 - h * (1 - lambda)));
  }

  /** Whether a matrix is symmetric to 12 digits of its largest entry. */
  public static boolean isSymmetric(Matrix a) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        largest = Math.max(largest, Math.abs(a.get(i, j)));
        difference = Math.max(difference, Math.abs(a.get(i, j) - a.get(j, i)));
      }
    }
    return difference <= SYMMETRIC * largest;
  }

  /**
   * In continuous time, noise of unit intensity.
   *
   * @param weights N x N, row = from
   * @return N x N
   * @throws ProblemException if the dynamics are not stable
   */
  public static Matrix of(Matrix weights, Kernels kernels, Decompositions decompositions) {
    if (isSymmetric(weights)) {
      SymmetricEigen eigen =
          Convergence.required("weights", () -> decompositions.symmetricEigen(weights));
      double[] variances = eigen.values().clone();
      for (int k = 0; k < variances.length; k++) {
        variances[k] = ofMode(requireStable(variances[k]));
      }
      return compose(eigen.vectors(), variances, kernels);
    }
    int n = weights.rows();
    // The poles of the transform lie at the geometric middle of slow and fast modes.
    double slow = 1 - requireStable(abscissa(weights, decompositions));
    double p = Math.sqrt(Math.max(slow, 1e-9) * 2);
    Matrix shifted = Matrix.zeros(n, n);
    Matrix plus = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double m = weights.get(j, i) - (i == j ? 1 : 0);
        shifted.set(i, j, (i == j ? p : 0) - m);
        plus.set(i, j, (i == j ? p : 0) + m);
      }
    }
    Matrix inverse = inverse(shifted, kernels, decompositions);
    Matrix transition = MatrixProduct.of(inverse, plus, kernels);
    Matrix noise =
        MatrixProduct.of(inverse, inverse.transpose(), kernels).map(value -> 2 * p * value);
    return stein(transition, noise, kernels);
  }

  /**
   * Eigenvalues of the covariance in continuous time. Those of symmetric weights are enough for it;
   * others take the covariance itself.
   *
   * @param weights N x N, row = from
   * @param modes eigenvalues of the weights
   * @return descending
   * @throws ProblemException if the dynamics are not stable
   */
  public static double[] spectrum(
      Matrix weights, Eigenvalues modes, Kernels kernels, Decompositions decompositions) {
    double[] ascending =
        isSymmetric(weights)
            ? Arrays.stream(modes.real()).map(l -> ofMode(requireStable(l))).sorted().toArray()
            : decompositions.symmetricEigenvalues(of(weights, kernels, decompositions));
    double[] descending = ascending.clone();
    Arrays.setAll(descending, k -> ascending[ascending.length - 1 - k]);
    return descending;
  }

  /**
   * Under Euler's method, x' = x + h (A x - x) + noise of variance q.
   *
   * @param weights N x N, row = from
   * @param h dt / tau
   * @param q variance of the noise of a step
   */
  public static Matrix ofEuler(
      Matrix weights, double h, double q, Kernels kernels, Decompositions decompositions) {
    if (isSymmetric(weights)) {
      SymmetricEigen eigen =
          Convergence.required("weights", () -> decompositions.symmetricEigen(weights));
      double[] variances = eigen.values().clone();
      for (int k = 0; k < variances.length; k++) {
        variances[k] = ofMode(requireStable(variances[k], h), h, q);
      }
      return compose(eigen.vectors(), variances, kernels);
    }
    int n = weights.rows();
    requireStable(Convergence.required("weights", () -> decompositions.eigenvalues(weights)), h);
    Matrix transition = weights.transpose().map(value -> h * value);
    for (int i = 0; i < n; i++) {
      transition.set(i, i, transition.get(i, i) + 1 - h);
    }
    return stein(transition, Matrix.identity(n).map(value -> q * value), kernels);
  }

  /** V diag(values) V^T. */
  static Matrix compose(Matrix vectors, double[] values, Kernels kernels) {
    Matrix scaled = vectors.copy();
    for (int i = 0; i < scaled.rows(); i++) {
      for (int k = 0; k < scaled.columns(); k++) {
        scaled.set(i, k, scaled.get(i, k) * values[k]);
      }
    }
    return MatrixProduct.of(scaled, vectors.transpose(), kernels);
  }

  /** S = F S F^T + Q, by S = sum of F^k Q F^kT over doubled numbers of terms. */
  private static Matrix stein(Matrix transition, Matrix noise, Kernels kernels) {
    Matrix f = transition;
    Matrix sum = noise;
    for (int round = 0; round < ROUNDS; round++) {
      Matrix more = MatrixProduct.of(MatrixProduct.of(f, sum, kernels), f.transpose(), kernels);
      double added = largest(more);
      sum = sum.combine(more, Double::sum);
      if (!Double.isFinite(added)) {
        break;
      }
      if (added <= 1e-16 * largest(sum)) {
        return symmetric(sum);
      }
      f = MatrixProduct.of(f, f, kernels);
    }
    throw unstable("a series that does not converge");
  }

  private static double abscissa(Matrix weights, Decompositions decompositions) {
    return Convergence.required("weights", () -> decompositions.eigenvalues(weights))
        .spectralAbscissa();
  }

  private static Matrix symmetric(Matrix a) {
    return a.combine(a.transpose(), (x, y) -> 0.5 * (x + y));
  }

  private static double largest(Matrix a) {
    double largest = 0;
    for (double value : a.values()) {
      largest = Math.max(largest, Math.abs(value)); // NaN stays NaN
    }
    return largest;
  }

  /** Inverse by QR: R X = Q^T, from the last row up. */
  static Matrix inverse(Matrix a, Kernels kernels, Decompositions decompositions) {
    int n = a.rows();
    Orthogonal qr = decompositions.qr(a);
    Matrix x = qr.q().transpose();
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        double factor = qr.r().get(i, k);
        for (int j = 0; j < n; j++) {
          x.set(i, j, x.get(i, j) - factor * x.get(k, j));
        }
      }
      double pivot = qr.r().get(i, i);
      for (int j = 0; j < n; j++) {
        x.set(i, j, x.get(i, j) / pivot);
      }
    }
    return x;
  }

  static double requireStable(double lambda) {
    if (lambda >= 1) {
      throw unstable("a largest real part of the eigenvalues of " + lambda);
    }
    return lambda;
  }

  /** As above, and that steps of Euler's method do not overshoot either. */
  static double requireStable(double lambda, double h) {
    requireStable(lambda);
    requireShrinking(Math.abs(1 + h * (lambda - 1)), h);
    return lambda;
  }

  private static void requireStable(Eigenvalues modes, double h) {
    requireStable(modes.spectralAbscissa());
    requireShrinking(largestFactor(modes, h), h);
  }

  private static void requireShrinking(double factor, double h) {
    if (factor >= 1) {
      throw ProblemException.configuration(
          new Problem(
              "these weights have no stationary activity in steps of this size",
              "step",
              "dt / tau = " + h + ", where a mode grows " + factor + " times in a step",
              "modes that shrink",
              "take a smaller step or scale the weights down"));
    }
  }

  /**
   * Whether there is stationary activity under Euler's method: every mode with eigenvalue lambda
   * shrinks, |1 + h (lambda - 1)| below 1. Fast rotations need smaller steps than slow decay.
   *
   * @param h dt / tau
   */
  public static boolean isStationary(Eigenvalues modes, double h) {
    return modes.spectralAbscissa() < 1 && largestFactor(modes, h) < 1;
  }

  private static double largestFactor(Eigenvalues modes, double h) {
    double largest = 0;
    for (int k = 0; k < modes.real().length; k++) {
      largest =
          Math.max(largest, Math.hypot(1 + h * (modes.real()[k] - 1), h * modes.imaginary()[k]));
    }
    return largest;
  }

  private static ProblemException unstable(String got) {
    return ProblemException.configuration(
        new Problem(
            "these weights have no stationary activity",
            "weights",
            got,
            "eigenvalues whose real parts are below 1",
            "scale the weights down"));
  }
}
