package org.anlage.engine.compute;

import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/**
 * Kernels whose products are shared by a crew, by columns of C: each element is still computed by
 * one thread, in the order of its terms, so the bits do not depend on the crew. Only for kernels of
 * class {@code portable}, which promise that. Passes over elements are not shared; they are short.
 */
public final class SharedKernels implements Kernels {
  /** Blocks begin at a multiple of this, so that vectors stay whole. */
  private static final int COLUMNS = 32;

  /** Least columns of a block. */
  private static final int NARROWEST = 64;

  /** Multiplications of a product below which sharing costs more than it saves. */
  static final long LEAST = 1L << 22;

  /** Rows that an operand is expected to meet: a batch. */
  private static final int ROWS = 128;

  private final Kernels kernels;
  private final HelperThreads crew;

  public SharedKernels(Kernels kernels, HelperThreads crew) {
    this.kernels = kernels;
    this.crew = crew;
  }

  /** Number of blocks that n columns come in. */
  static int blocks(int n, int threads) {
    return Math.max(1, Math.min(threads, n / NARROWEST));
  }

  /** First column of a block; n for the one after the last. */
  static int firstColumn(int block, int blocks, int n) {
    int units = (n + COLUMNS - 1) / COLUMNS;
    return Math.min(n, (units * block + blocks - 1) / blocks * COLUMNS);
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public String kernelClass() {
    return kernels.kernelClass();
  }

  @Override
  public void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aStride,
      RealBuffer b,
      int bOffset,
      int bStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    if ((long) m * n * k < LEAST || crew.busy()) {
      kernels.multiply(
          transposeA,
          transposeB,
          m,
          n,
          k,
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bStride,
          accumulate,
          c,
          cOffset,
          cStride);
      return;
    }
    int blocks = blocks(n, crew.threads());
    crew.share(
        blocks,
        block -> {
          int from = firstColumn(block, blocks, n);
          kernels.multiply(
              transposeA,
              transposeB,
              m,
              firstColumn(block + 1, blocks, n) - from,
              k,
              a,
              aOffset,
              aStride,
              b,
              bOffset + (transposeB ? from * bStride : from),
              bStride,
              accumulate,
              c,
              cOffset + from,
              cStride);
        });
  }

  /** Not shared: analyses and generators use it, not the steps of training. */
  @Override
  public void syrk(
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
    kernels.syrk(transpose, n, k, a, aOffset, aStride, accumulate, c, cOffset, cStride);
  }

  @Override
  public Operand operand(int k, int n, RealBuffer like) {
    int blocks = (long) k * n < LEAST / ROWS ? 1 : blocks(n, crew.threads());
    return new SharedOperand(kernels, crew, k, n, blocks, like);
  }

  @Override
  public Elementwise elementwise() {
    return kernels.elementwise();
  }

  @Override
  public EdgeProducts edges() {
    return kernels.edges();
  }

  @Override
  public void warmUp() {
    kernels.warmUp();
  }
}
