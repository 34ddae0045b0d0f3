package org.anlage.kernels.openblas;

import com.sun.jna.Pointer;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** A right operand kept outside the heap as it was given. */
final class NativeOperand implements Operand {
  private final Products products = new Products();
  private final int k;
  private final int n;
  private boolean transposed;
  private Pointer values;

  NativeOperand(int k, int n, RealBuffer like) {
    this.k = k;
    this.n = n;
    values = products.right().copy(like.allocate(k * n), k, n, 0, n);
  }

  @Override
  public void set(boolean transpose, RealBuffer b, int offset, int stride) {
    transposed = transpose;
    values = products.right().copy(b, transpose ? n : k, transpose ? k : n, offset, stride);
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
    products.multiply(
        false, transposed, m, n, k, a, aOffset, aStride, values, accumulate, c, cOffset, cStride);
  }
}
