package org.anlage.cells;

import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/** N x N weights as the product of two parameters, L of N x r and M of r x N. */
final class Factors {
  private Factors() {}

  /** L M. */
  static Matrix product(Matrix left, Matrix right) {
    Matrix result = Matrix.zeros(left.rows(), right.columns());
    for (int i = 0; i < left.rows(); i++) {
      for (int j = 0; j < right.columns(); j++) {
        double sum = 0;
        for (int k = 0; k < left.columns(); k++) {
          sum += left.get(i, k) * right.get(k, j);
        }
        result.set(i, j, sum);
      }
    }
    return result;
  }

  /** weights = L M, or weights += L M. */
  static void multiply(
      CellContext context,
      String left,
      String right,
      int n,
      int rank,
      RealBuffer weights,
      boolean accumulate) {
    context
        .kernels()
        .multiply(
            false,
            false,
            n,
            n,
            rank,
            context.values(left),
            context.offset(left),
            rank,
            context.values(right),
            context.offset(right),
            n,
            accumulate,
            weights,
            0,
            n);
  }

  /** Adds G M^T to the gradient of L and L^T G to that of M. */
  static void addGradients(
      CellContext context,
      String left,
      String right,
      int n,
      int rank,
      RealBuffer gradient,
      CellAdjoint adjoint) {
    context
        .kernels()
        .multiply(
            false,
            true,
            n,
            rank,
            n,
            gradient,
            0,
            n,
            context.values(right),
            context.offset(right),
            n,
            true,
            adjoint.gradient(left),
            adjoint.offset(left),
            rank);
    context
        .kernels()
        .multiply(
            true,
            false,
            rank,
            n,
            n,
            context.values(left),
            context.offset(left),
            rank,
            gradient,
            0,
            n,
            true,
            adjoint.gradient(right),
            adjoint.offset(right),
            n);
  }
}
