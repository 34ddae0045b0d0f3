package org.anlage.kernels;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** An operand kept as an ordinary row-major copy. */
final class CopiedOperand implements Operand {
  private final Kernels kernels;
  private final int k;
  private final int n;
  private final RealBuffer values;

  CopiedOperand(Kernels kernels, int k, int n, RealBuffer like) {
    this.kernels = kernels;
    this.k = k;
    this.n = n;
    values = like.allocate(k * n);
  }

  @Override
  public void set(boolean transpose, RealBuffer b, int offset, int stride) {
    for (int p = 0; p < k; p++) {
      if (transpose) {
        for (int j = 0; j < n; j++) {
          values.set(p * n + j, b.get(offset + j * stride + p));
        }
      } else {
        values.copyFrom(b, offset + p * stride, p * n, n);
      }
    }
  }

  @Override
  public void multiply(
      int m,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    kernels.multiply(
        false, false, m, n, k, a, aOffset, aStride, values, 0, n, accumulate, c, cOffset, cStride);
  }
}
