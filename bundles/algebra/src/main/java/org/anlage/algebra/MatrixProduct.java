package org.anlage.algebra;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/** The product of two matrices, in double precision, by the kernels of a session. */
public final class MatrixProduct {
  private MatrixProduct() {}

  /** A B. */
  public static Matrix of(Matrix a, Matrix b, Kernels kernels) {
    Matrix c = Matrix.zeros(a.rows(), b.columns());
    kernels.multiply(
        false,
        false,
        a.rows(),
        b.columns(),
        a.columns(),
        new RealBuffer.Float64(a.values()),
        0,
        a.columns(),
        new RealBuffer.Float64(b.values()),
        0,
        b.columns(),
        false,
        new RealBuffer.Float64(c.values()),
        0,
        c.columns());
    return c;
  }
}
