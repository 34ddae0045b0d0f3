package org.anlage.kernels;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Schur;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/**
 * A X + X A^T + Q = 0 by the method of Bartels and Stewart (1972, doi 10.1145/361573.361582): with
 * A = U T U^T, T Y + Y T^T = -U^T Q U is solved block by block from the last, and X = U Y U^T. A
 * symmetric A is diagonalised instead. O(n^3) time, O(n^2) memory.
 */
public final class Lyapunov {
  private final ScalarKernels kernels = new ScalarKernels();
  private final int n;

  private Lyapunov(int n) {
    this.n = n;
  }

  /** As {@link Decompositions#lyapunov}, by the Schur form or eigenvectors of the given ones. */
  public static Matrix solve(Decompositions decompositions, Matrix a, Matrix q) {
    int n = a.rows();
    if (a.columns() != n || q.rows() != n || q.columns() != n) {
      throw new IllegalArgumentException(
          "A and Q must be square and of one size: " + a.shape() + " and " + q.shape());
    }
    MatrixArguments.finite(q);
    Lyapunov solver = new Lyapunov(n);
    Matrix x;
    if (a.equals(a.transpose())) {
      SymmetricEigen eigen = decompositions.symmetricEigen(a);
      Matrix f = solver.similar(eigen.vectors(), true, q);
      x = solver.similar(eigen.vectors(), false, diagonal(eigen.values(), f));
    } else {
      Schur schur = decompositions.schur(a);
      Matrix y = new QuasiTriangularLyapunov(schur.t()).solve(solver.similar(schur.q(), true, q));
      x = solver.similar(schur.q(), false, y);
    }
    return q.equals(q.transpose()) ? x.combine(x.transpose(), (s, t) -> (s + t) / 2) : x;
  }

  private static Matrix diagonal(double[] values, Matrix f) {
    int n = values.length;
    double largest = n == 0 ? 0 : Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
    Matrix y = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = values[i] + values[j];
        if (Math.abs(sum) <= n * Math.ulp(largest)) {
          throw QuasiTriangularLyapunov.singular();
        }
        y.set(i, j, -f.get(i, j) / sum);
      }
    }
    return y;
  }

  /** U^T F U, or U F U^T. */
  private Matrix similar(Matrix u, boolean transposeLeft, Matrix f) {
    Matrix half = product(transposeLeft, u, false, f);
    return product(false, half, !transposeLeft, u);
  }

  private Matrix product(boolean transposeA, Matrix a, boolean transposeB, Matrix b) {
    Matrix c = Matrix.zeros(n, n);
    kernels.multiply(
        transposeA,
        transposeB,
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
        new RealBuffer.Float64(c.values()),
        0,
        n);
    return c;
  }
}
