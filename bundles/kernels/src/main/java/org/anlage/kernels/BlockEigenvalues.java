package org.anlage.kernels;

import java.util.List;
import java.util.function.Function;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;

/**
 * Eigenvalues of a square matrix, strongly connected component by component, each balanced where
 * that at least halves its norm. Wiring without loops so has eigenvalues of exactly 0 (or its
 * diagonal), where an algorithm for the whole matrix may give a tenth of its norm: rounding of
 * relative size u moves the eigenvalues of a nilpotent matrix of index k by u^(1/k).
 *
 * <p>A matrix that is one component, and that balancing would not halve, is handed on as it is, to
 * the same bits as without this class.
 */
public final class BlockEigenvalues {
  private BlockEigenvalues() {}

  /**
   * Eigenvalues, by the smallest member of their component.
   *
   * @param a square, finite
   * @param solver eigenvalues of a matrix, conjugate pairs one after the other
   */
  public static Eigenvalues of(Matrix a, Function<Matrix, Eigenvalues> solver) {
    MatrixArguments.square(a);
    MatrixArguments.finite(a);
    List<int[]> components = StrongComponents.of(a);
    if (components.size() <= 1) {
      return solver.apply(Balance.of(a));
    }
    double[] real = new double[a.rows()];
    double[] imaginary = new double[a.rows()];
    int at = 0;
    for (int[] members : components) {
      int m = members.length;
      if (m == 1) {
        real[at++] = a.get(members[0], members[0]);
        continue;
      }
      Matrix block = Matrix.zeros(m, m);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          block.set(i, j, a.get(members[i], members[j]));
        }
      }
      Eigenvalues values = solver.apply(Balance.of(block));
      System.arraycopy(values.real(), 0, real, at, m);
      System.arraycopy(values.imaginary(), 0, imaginary, at, m);
      at += m;
    }
    return new Eigenvalues(real, imaginary);
  }
}
