package org.anlage.linear.dynamics;

import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;

/** Kernels and random matrices for tests. */
final class Portable {
  static final Kernels KERNELS = new ScalarKernels();
  static final Decompositions DECOMPOSITIONS = new EjmlDecompositions();

  private Portable() {}

  static Matrix normal(int rows, int columns, double sd, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(rows, columns).map(x -> sd * random.nextGaussian());
  }

  static Matrix product(Matrix a, Matrix b) {
    return MatrixProduct.of(a, b, KERNELS);
  }
}
