package org.anlage.linear.dynamics;

import java.util.Arrays;
import java.util.List;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Do modes rotate while they decay? Eigenvalues of the linear map from states to states some time
 * later, by ridge regression in the space of leading principal components (Pachitariu et al. 2026,
 * doi 10.1038/s41586-026-10528-1). For linear dynamics they are exp((lambda - 1) dt / tau).
 */
public final class Rotation {
  private Rotation() {}

  /**
   * Eigenvalues of B in x(t + lag) = B x(t).
   *
   * @param segments standardised, units x samples each, read one after the other; those no longer
   *     than the lag are left out
   * @param correlation N x N, of the units
   * @param components principal components kept
   * @param lag samples
   * @param penalty ridge penalty, in units of the variance of a standardised unit
   */
  public static Eigenvalues eigenvalues(
      List<Matrix> segments,
      Matrix correlation,
      int components,
      int lag,
      double penalty,
      Kernels kernels,
      Decompositions algebra) {
    SymmetricEigen eigen =
        Convergence.required(
            "correlations of the units", () -> algebra.symmetricEigen(correlation));
    int n = correlation.rows();
    int count = Math.min(components, n);
    Matrix leading = Matrix.zeros(count, n);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < n; i++) {
        leading.set(k, i, eigen.vectors().get(i, n - 1 - k));
      }
    }
    Matrix now = Matrix.zeros(count, count);
    Matrix later = Matrix.zeros(count, count);
    long pairs = 0;
    for (Matrix segment : segments) {
      if (segment.columns() <= lag) {
        continue;
      }
      Matrix x = MatrixProduct.of(leading, segment, kernels);
      int length = x.columns() - lag;
      Matrix from = columns(x, 0, length);
      Matrix fromTransposed = from.transpose();
      now = now.combine(MatrixProduct.of(from, fromTransposed, kernels), Double::sum);
      later =
          later.combine(
              MatrixProduct.of(columns(x, lag, length), fromTransposed, kernels), Double::sum);
      pairs += length;
    }
    double samples = pairs;
    Matrix regularised = now.map(value -> value / samples);
    for (int k = 0; k < count; k++) {
      regularised.set(k, k, regularised.get(k, k) + penalty);
    }
    Matrix map =
        MatrixProduct.of(
            later.map(value -> value / samples),
            StationaryCovariance.inverse(regularised, kernels, algebra),
            kernels);
    return Convergence.required("the map between states", () -> algebra.eigenvalues(map));
  }

  private static Matrix columns(Matrix a, int from, int count) {
    Matrix result = Matrix.zeros(a.rows(), count);
    for (int i = 0; i < a.rows(); i++) {
      System.arraycopy(a.values(), i * a.columns() + from, result.values(), i * count, count);
    }
    return result;
  }

  /** Rotations while a mode decays to a tenth, (ln 0.1 / ln r) angle / 2 pi. */
  public static double perTenfoldDecay(double real, double imaginary) {
    double radius = Math.sqrt(real * real + imaginary * imaginary);
    double angle = StrictMath.atan2(imaginary, real);
    return StrictMath.log(0.1) / StrictMath.log(radius) * angle / (2 * StrictMath.PI);
  }

  /**
   * Rotations of the modes above the real axis, or on it, that are slow enough and decay;
   * ascending.
   *
   * @param least least absolute value of a mode that is counted
   */
  public static double[] rotations(Eigenvalues modes, double least) {
    double[] kept = new double[modes.real().length];
    int count = 0;
    for (int k = 0; k < kept.length; k++) {
      double re = modes.real()[k];
      double im = modes.imaginary()[k];
      double radius = Math.sqrt(re * re + im * im);
      if (im >= 0 && radius > least && radius < 1) {
        kept[count++] = perTenfoldDecay(re, im);
      }
    }
    double[] result = Arrays.copyOf(kept, count);
    Arrays.sort(result);
    return result;
  }

  /** Percentile of ascending values, by linear interpolation; NaN of none. */
  public static double percentile(double[] ascending, double percent) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    double at = percent / 100 * (ascending.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }
}
