package org.anlage.kernels.vector;

import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** A right operand packed into panels once. */
final class PackedOperand implements Operand {
  private final PanelProduct product;
  private final int k;
  private final int n;
  private final RealBuffer packed;

  PackedOperand(PanelProduct product, int k, int n, RealBuffer like) {
    this.product = product;
    this.k = k;
    this.n = n;
    packed = like.allocate(product.packedLength(k, n));
  }

  @Override
  public void set(boolean transpose, RealBuffer b, int offset, int stride) {
    product.pack(k, n, b, offset, transpose ? 1 : stride, transpose ? stride : 1, packed);
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
    product.multiply(m, n, k, a, aOffset, aStride, 1, packed, accumulate, c, cOffset, cStride);
  }
}
