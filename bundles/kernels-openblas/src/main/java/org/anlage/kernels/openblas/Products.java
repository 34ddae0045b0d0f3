package org.anlage.kernels.openblas;

import com.sun.jna.Pointer;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.kernels.SymmetricProduct;

/** Products of matrices in blocks outside the heap. Owned by one thread. */
final class Products {
  private final Block a = new Block();
  private final Block b = new Block();
  private final Block c = new Block();

  /** The right operand of the next product, rows x columns as stored. */
  Block right() {
    return b;
  }

  /** C = op(A) op(B), or C += it, where {@code right} holds op(B) or its transpose without gaps. */
  void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      RealBuffer left,
      int aOffset,
      int aStride,
      Pointer right,
      boolean accumulate,
      RealBuffer result,
      int cOffset,
      int cStride) {
    if (m == 0 || n == 0 || k == 0) {
      clear(m, n, accumulate, result, cOffset, cStride);
      return;
    }
    int lda = transposeA ? m : k;
    int ldb = transposeB ? k : n;
    Pointer first = a.copy(left, transposeA ? k : m, lda, aOffset, aStride);
    Pointer target = target(m, n, accumulate, result, cOffset, cStride);
    int opA = transposeA ? Routines.TRANSPOSED : Routines.PLAIN;
    int opB = transposeB ? Routines.TRANSPOSED : Routines.PLAIN;
    int beta = accumulate ? 1 : 0;
    if (result instanceof RealBuffer.Float32) {
      Routines.cblas_sgemm(
          Routines.ROW_MAJOR, opA, opB, m, n, k, 1f, first, lda, right, ldb, beta, target, n);
    } else {
      Routines.cblas_dgemm(
          Routines.ROW_MAJOR, opA, opB, m, n, k, 1.0, first, lda, right, ldb, beta, target, n);
    }
    c.copyTo(result, m, n, cOffset, cStride);
  }

  void syrk(
      boolean transpose,
      int n,
      int k,
      RealBuffer values,
      int offset,
      int stride,
      boolean accumulate,
      RealBuffer result,
      int cOffset,
      int cStride) {
    if (n == 0 || k == 0) {
      clear(n, n, accumulate, result, cOffset, cStride);
      return;
    }
    int lda = transpose ? n : k;
    Pointer first = a.copy(values, transpose ? k : n, lda, offset, stride);
    Pointer target = target(n, n, accumulate, result, cOffset, cStride);
    int op = transpose ? Routines.TRANSPOSED : Routines.PLAIN;
    int beta = accumulate ? 1 : 0;
    if (result instanceof RealBuffer.Float32) {
      Routines.cblas_ssyrk(
          Routines.ROW_MAJOR, Routines.LOWER, op, n, k, 1f, first, lda, beta, target, n);
    } else {
      Routines.cblas_dsyrk(
          Routines.ROW_MAJOR, Routines.LOWER, op, n, k, 1.0, first, lda, beta, target, n);
    }
    c.copyTo(result, n, n, cOffset, cStride);
    SymmetricProduct.mirror(n, result, cOffset, cStride);
  }

  private Pointer target(
      int m, int n, boolean accumulate, RealBuffer result, int offset, int stride) {
    return accumulate ? c.copy(result, m, n, offset, stride) : c.room(result, m * n);
  }

  private static void clear(
      int m, int n, boolean accumulate, RealBuffer result, int offset, int stride) {
    for (int i = 0; i < m && !accumulate; i++) {
      result.fill(offset + i * stride, n, 0);
    }
  }
}
