package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Principal coordinates of samples: as many as hold all but a millionth of the variance, so that
 * products of samples are those of the units to that accuracy.
 *
 * @param values samples x coordinates, of mean zero
 * @param variances sum of squares along each principal component, descending
 */
record Coordinates(Matrix values, double[] variances) {
  private static final double LEFT_OUT = 1e-6;

  /** Of samples x units. */
  static Coordinates of(Matrix samples, Kernels kernels, Decompositions algebra) {
    Matrix x = Alignment.centred(samples);
    boolean fewSamples = x.rows() <= x.columns();
    Matrix transposed = x.transpose();
    SymmetricEigen eigen =
        algebra.symmetricEigen(
            fewSamples
                ? MatrixProduct.of(x, transposed, kernels)
                : MatrixProduct.of(transposed, x, kernels));
    int size = eigen.values().length;
    double[] variances = new double[size];
    Arrays.setAll(variances, k -> Math.max(0, eigen.values()[size - 1 - k]));
    double left = Arrays.stream(variances).sum();
    double bound = LEFT_OUT * left;
    int count = 0;
    while (count < size && left > bound) {
      left -= variances[count++];
    }
    Matrix basis = Matrix.zeros(size, count);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < size; i++) {
        double value = eigen.vectors().get(i, size - 1 - k);
        basis.set(i, k, fewSamples ? value * Math.sqrt(variances[k]) : value);
      }
    }
    return new Coordinates(fewSamples ? basis : MatrixProduct.of(x, basis, kernels), variances);
  }

  /** (Sum of variances)^2 over the sum of their squares; NaN where nothing varies. */
  double participationRatio() {
    double sum = Arrays.stream(variances).sum();
    double squares = Arrays.stream(variances).map(v -> v * v).sum();
    return sum * sum / squares;
  }
}
