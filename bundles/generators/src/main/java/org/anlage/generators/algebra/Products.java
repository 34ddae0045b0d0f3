package org.anlage.generators.algebra;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/** Products of square matrices by the run's kernels, in double precision. */
public final class Products {
  private Products() {}

  /** A B. */
  public static Matrix of(Matrix a, Matrix b, Kernels kernels) {
    return product(a, b, false, kernels);
  }

  /** A B^T. */
  public static Matrix ofTransposed(Matrix a, Matrix b, Kernels kernels) {
    return product(a, b, true, kernels);
  }

  private static Matrix product(Matrix a, Matrix b, boolean transposed, Kernels kernels) {
    int n = a.rows();
    double[] result = new double[n * n];
    kernels.multiply(
        false,
        transposed,
        n,
        n,
        n,
        new RealBuffer.Float64(a.values()),
        0,
        n,
        new RealBuffer.Float64(b.values()),
        0,
        n,
        false,
        new RealBuffer.Float64(result),
        0,
        n);
    return Matrix.of(n, n, result);
  }
}
