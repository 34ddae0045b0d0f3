package org.anlage.kernels;

import java.util.Arrays;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Schur;
import org.anlage.api.matrix.Matrix;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SchurTransformer;

/** Real Schur form by Hipparchus, since EJML keeps its own to itself. */
final class RealSchur {
  private RealSchur() {}

  static Schur of(Matrix a) {
    int n = MatrixArguments.square(a);
    MatrixArguments.finite(a);
    if (n == 0) {
      return new Schur(Matrix.zeros(0, 0), Matrix.zeros(0, 0));
    }
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(a.values(), i * n, (i + 1) * n));
    try {
      SchurTransformer schur = new SchurTransformer(MatrixUtils.createRealMatrix(rows));
      return new Schur(Matrix.of(schur.getP().getData()), quasiTriangular(schur.getT().getData()));
    } catch (MathRuntimeException e) {
      throw new ArithmeticException(
          "the Schur form of a " + a.shape() + " matrix did not converge: " + e.getMessage());
    }
  }

  /** Those of the blocks of the diagonal. */
  static Eigenvalues eigenvalues(Matrix a) {
    Matrix t = of(a).t();
    int n = t.rows();
    double[] real = new double[n];
    double[] imaginary = new double[n];
    for (int i = 0; i < n; i++) {
      if (i + 1 == n || t.get(i + 1, i) == 0) {
        real[i] = t.get(i, i);
        continue;
      }
      double mean = 0.5 * (t.get(i, i) + t.get(i + 1, i + 1));
      double half = 0.5 * (t.get(i, i) - t.get(i + 1, i + 1));
      double discriminant = half * half + t.get(i, i + 1) * t.get(i + 1, i);
      double root = Math.sqrt(Math.abs(discriminant));
      boolean pair = discriminant < 0;
      real[i] = pair ? mean : mean + root;
      real[i + 1] = pair ? mean : mean - root;
      imaginary[i] = pair ? root : 0;
      imaginary[i + 1] = -imaginary[i];
      i++;
    }
    return new Eigenvalues(real, imaginary);
  }

  /** Clears what rounding left below the blocks of the diagonal. */
  private static Matrix quasiTriangular(double[][] t) {
    for (int i = 1; i < t.length; i++) {
      Arrays.fill(t[i], 0, i - 1, 0);
      double block = Math.abs(t[i - 1][i - 1]) + Math.abs(t[i - 1][i]) + Math.abs(t[i][i]);
      if (Math.abs(t[i][i - 1]) <= 8 * Math.ulp(block)) {
        t[i][i - 1] = 0;
      }
    }
    return Matrix.of(t);
  }
}
