package org.anlage.engine.compute;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** A right operand in blocks of columns, one operand each. */
final class SharedOperand implements Operand {
  private final HelperThreads crew;
  private final int k;
  private final int n;
  private final Operand[] blocks;

  SharedOperand(Kernels kernels, HelperThreads crew, int k, int n, int count, RealBuffer like) {
    this.crew = crew;
    this.k = k;
    this.n = n;
    blocks = new Operand[count];
    for (int block = 0; block < count; block++) {
      blocks[block] = kernels.operand(k, firstColumn(block + 1) - firstColumn(block), like);
    }
  }

  private int firstColumn(int block) {
    return SharedKernels.firstColumn(block, blocks.length, n);
  }

  @Override
  public void set(boolean transpose, RealBuffer b, int offset, int stride) {
    for (int block = 0; block < blocks.length; block++) {
      int from = firstColumn(block);
      blocks[block].set(transpose, b, offset + (transpose ? from * stride : from), stride);
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
    if (blocks.length == 1 || (long) m * k * n < SharedKernels.LEAST || crew.busy()) {
      for (int block = 0; block < blocks.length; block++) {
        multiply(block, m, a, aOffset, aStride, accumulate, c, cOffset, cStride);
      }
    } else {
      crew.share(
          blocks.length,
          block -> multiply(block, m, a, aOffset, aStride, accumulate, c, cOffset, cStride));
    }
  }

  private void multiply(
      int block,
      int m,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    blocks[block].multiply(
        m, a, aOffset, aStride, accumulate, c, cOffset + firstColumn(block), cStride);
  }
}
