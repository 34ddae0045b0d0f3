package org.anlage.linear.dynamics;

import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;

/** Shared variance component analysis: the spectrum of what two halves of the units share. */
public final class SharedVariance {
  private SharedVariance() {}

  /**
   * SVCA2 (Pachitariu et al. 2026, doi 10.1038/s41586-026-10528-1): singular values of the
   * cross-covariance between halves.
   *
   * @param covariance N x N
   * @return descending
   */
  public static double[] ofHalves(Matrix covariance, UnitSplit halves, Decompositions algebra) {
    return algebra.singularValues(halves.cross(covariance));
  }

  /**
   * SVCA (Stringer et al. 2019, doi 10.1126/science.aav7893): directions from the cross-covariance
   * at training times, their covariance at test times. Biased towards steeper spectra.
   *
   * @param train cross-covariance of the halves at training times
   * @param test the same at test times
   * @return one value for each component of the training times, in their order; noise can be
   *     negative
   */
  public static double[] ofHalvesAndTimes(
      Matrix train, Matrix test, Kernels kernels, Decompositions algebra) {
    SingularValues svd = algebra.singularValueDecomposition(train);
    Matrix projected = MatrixProduct.of(test, svd.v(), kernels);
    double[] values = new double[svd.values().length];
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < projected.rows(); i++) {
        values[k] += svd.u().get(i, k) * projected.get(i, k);
      }
    }
    return values;
  }
}
