package org.anlage.kernels;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * C = A A^T or A^T A by products of the lower half's column blocks, then a copy of that half into
 * the other. The factors of each term are exchanged between the halves, which changes no bit.
 */
public final class SymmetricProduct {
  /** Columns of a block: its waste above the diagonal is small, its packing pays. */
  private static final int BLOCK = 192;

  /** Rows and columns copied at a time, so that both fit the first cache. */
  private static final int TILE = 32;

  private SymmetricProduct() {}

  /** As {@link Kernels#syrk}, with the products of {@code kernels}. */
  public static void of(
      Kernels kernels,
      boolean transpose,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    for (int j = 0; j < n; j += BLOCK) {
      int first = aOffset + j * (transpose ? 1 : aStride);
      kernels.multiply(
          transpose,
          !transpose,
          n - j,
          Math.min(BLOCK, n - j),
          k,
          a,
          first,
          aStride,
          a,
          first,
          aStride,
          accumulate,
          c,
          cOffset + j * cStride + j,
          cStride);
    }
    mirror(n, c, cOffset, cStride);
  }

  /** Copies the lower half of a square matrix into the upper. */
  public static void mirror(int n, RealBuffer c, int offset, int stride) {
    for (int i = 0; i < n; i += TILE) {
      for (int j = 0; j <= i; j += TILE) {
        if (c instanceof RealBuffer.Float32 single) {
          mirror(n, single.values(), offset, stride, i, j);
        } else if (c instanceof RealBuffer.Float64 twice) {
          mirror(n, twice.values(), offset, stride, i, j);
        }
      }
    }
  }

  private static void mirror(int n, float[] c, int offset, int stride, int top, int left) {
    for (int i = top; i < Math.min(n, top + TILE); i++) {
      for (int j = left; j < Math.min(i, left + TILE); j++) {
        c[offset + j * stride + i] = c[offset + i * stride + j];
      }
    }
  }

  private static void mirror(int n, double[] c, int offset, int stride, int top, int left) {
    for (int i = top; i < Math.min(n, top + TILE); i++) {
      for (int j = left; j < Math.min(i, left + TILE); j++) {
        c[offset + j * stride + i] = c[offset + i * stride + j];
      }
    }
  }
}
