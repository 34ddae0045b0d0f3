package org.anlage.analyzers.spectral;

import org.anlage.algebra.WeightMeasures;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/** Numbers that describe a matrix W through its entries, eigenvalues and singular values. */
final class SpectralMeasures {
  private SpectralMeasures() {}

  /** Norm of W - W^T over twice the norm of W: 0 symmetric, 1 antisymmetric; NaN for zeros. */
  static double asymmetry(Matrix w) {
    return WeightMeasures.frobeniusNorm(w.combine(w.transpose(), (a, b) -> a - b))
        / (2 * WeightMeasures.frobeniusNorm(w));
  }

  /** Norm of the commutator W W^T - W^T W; 0 for normal matrices. Two products of N x N. */
  static double departureFromNormality(Matrix w, Kernels kernels) {
    return WeightMeasures.frobeniusNorm(
        gram(w, kernels, false).combine(gram(w, kernels, true), (a, b) -> a - b));
  }

  private static Matrix gram(Matrix w, Kernels kernels, boolean transposeFirst) {
    int n = w.rows();
    RealBuffer values = new RealBuffer.Float64(w.values());
    Matrix product = Matrix.zeros(n, n);
    RealBuffer result = new RealBuffer.Float64(product.values());
    kernels.multiply(
        transposeFirst, !transposeFirst, n, n, n, values, 0, n, values, 0, n, false, result, 0, n);
    return product;
  }

  /**
   * Henrici's departure from normality: root of (squared Frobenius norm - sum of |eigenvalue|^2).
   * Henrici 1962, doi 10.1007/BF01386294.
   */
  static double henriciDeparture(Matrix w, Eigenvalues eigenvalues) {
    double norm = WeightMeasures.frobeniusNorm(w);
    double left = norm * norm;
    for (int i = 0; i < eigenvalues.real().length; i++) {
      double re = eigenvalues.real()[i];
      double im = eigenvalues.imaginary()[i];
      left -= re * re + im * im;
    }
    return Math.sqrt(Math.max(0, left));
  }

  /**
   * Entropy of the singular values as shares of their sum, over its largest value ln N: the
   * logarithm of the effective rank over that of N. 1 where all are equal, as of orthogonal
   * weights; 0 for rank one; NaN for zeros and for one unit. Constraints on signs change it.
   */
  static double normalisedSingularEntropy(double[] singularValues) {
    double rank = WeightMeasures.effectiveRank(singularValues);
    return singularValues.length < 2
        ? Double.NaN
        : StrictMath.log(rank) / StrictMath.log(singularValues.length);
  }

  /** Sum of squared singular values over the largest one squared; NaN for zeros. */
  static double stableRank(double[] singularValues) {
    double sum = 0;
    double largest = 0;
    for (double s : singularValues) {
      sum += s * s;
      largest = Math.max(largest, s * s);
    }
    return sum / largest;
  }
}
