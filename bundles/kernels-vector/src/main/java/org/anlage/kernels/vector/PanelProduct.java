package org.anlage.kernels.vector;

import org.anlage.api.matrix.RealBuffer;

/**
 * C += op(A) op(B), blocked for the caches. op(B) is packed into panels a few vectors wide, in
 * blocks of {@link #DEPTH} along the inner index; while all rows of A pass, a panel of a block is
 * read in order from the nearest caches; a tile of {@link #TILE} rows by one panel accumulates in
 * registers. Tiles at the borders go through a scratch tile.
 *
 * <p>Every element of C sees its terms in ascending order, one fused multiply-add each, whatever
 * the vector length: between blocks it is stored and loaded again, which changes no bit.
 *
 * <p>Owned by one thread.
 */
abstract class PanelProduct {
  /** Rows of a tile. */
  static final int TILE = 8;

  /** Largest depth of a block: C, which is fetched once per block, is far away when it is large. */
  private static final int DEPTH = 384;

  /** Rows of A that stay in the second cache while all panels pass. */
  private static final int BAND = 128;

  private final int lanes;
  private final int width;
  private final RealBuffer zeros;
  private final RealBuffer scratch;
  private RealBuffer packed;

  /**
   * @param lanes elements of a vector
   * @param vectors vectors across a panel, 1 or 2
   * @param like gives the precision
   */
  PanelProduct(int lanes, int vectors, RealBuffer like) {
    this.lanes = lanes;
    width = lanes * vectors;
    zeros = like.allocate(width);
    scratch = like.allocate(TILE * width);
    packed = like.allocate(0);
  }

  /** Elements of packed k x n. */
  final int packedLength(int k, int n) {
    return k * panels(n) * width;
  }

  private int panels(int n) {
    return (n + width - 1) / width;
  }

  /** Blocks along the inner index are of equal depth, but for the last. */
  private static int depth(int k) {
    int blocks = (k + DEPTH - 1) / DEPTH;
    return (k + blocks - 1) / blocks;
  }

  /** Element (p, j) of op(B) is at offset + p row + j step. */
  final void pack(int k, int n, RealBuffer b, int offset, int row, int step, RealBuffer target) {
    if (k == 0) {
      return;
    }
    int depth = depth(k);
    int at = 0;
    for (int p = 0; p < k; p += depth) {
      int rows = Math.min(depth, k - p);
      for (int j = 0; j < n; j += width) {
        packPanel(
            rows,
            Math.min(width, n - j),
            width,
            b,
            offset + p * row + j * step,
            row,
            step,
            target,
            at);
        at += rows * width;
      }
    }
  }

  /** As {@link #multiply}, packing B on the way. */
  final void packAndMultiply(
      int m,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aRow,
      int aStep,
      RealBuffer b,
      int bOffset,
      int bRow,
      int bStep,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cRow) {
    int length = packedLength(k, n);
    if (packed.length() < length) {
      packed = zeros.allocate(length);
    }
    pack(k, n, b, bOffset, bRow, bStep, packed);
    multiply(m, n, k, a, aOffset, aRow, aStep, packed, accumulate, c, cOffset, cRow);
  }

  /** Element (i, p) of op(A) is at aOffset + i aRow + p aStep; B as {@link #pack} left it. */
  final void multiply(
      int m,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aRow,
      int aStep,
      RealBuffer b,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cRow) {
    if (k == 0) {
      clear(m, n, accumulate, c, cOffset, cRow);
      return;
    }
    int depth = depth(k);
    for (int p = 0; p < k; p += depth) {
      int rows = Math.min(depth, k - p);
      for (int i = 0; i < m; i += BAND) {
        band(
            Math.min(BAND, m - i),
            n,
            rows,
            a,
            aOffset + i * aRow + p * aStep,
            aRow,
            aStep,
            b,
            p * panels(n) * width,
            accumulate || p > 0,
            c,
            cOffset + i * cRow,
            cRow);
      }
    }
  }

  private static void clear(int m, int n, boolean accumulate, RealBuffer c, int cOffset, int cRow) {
    for (int i = 0; i < m && !accumulate; i++) {
      c.fill(cOffset + i * cRow, n, 0);
    }
  }

  private void band(
      int m,
      int n,
      int depth,
      RealBuffer a,
      int aOffset,
      int aRow,
      int aStep,
      RealBuffer b,
      int bOffset,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cRow) {
    for (int j = 0; j < n; j += width) {
      int columns = Math.min(width, n - j);
      int panel = bOffset + j * depth;
      for (int i = 0; i < m; i += TILE) {
        int rows = Math.min(TILE, m - i);
        int left = aOffset + i * aRow;
        int target = cOffset + i * cRow + j;
        if (rows == TILE && columns == width) {
          RealBuffer start = accumulate ? c : zeros;
          int startOffset = accumulate ? target : 0;
          int startRow = accumulate ? cRow : 0;
          wide(
              depth,
              a,
              left,
              aRow,
              aStep,
              TILE - 1,
              b,
              panel,
              start,
              startOffset,
              startRow,
              c,
              target,
              cRow);
        } else {
          border(depth, a, left, aRow, aStep, b, panel, rows, columns, accumulate, c, target, cRow);
        }
      }
    }
  }

  private void border(
      int depth,
      RealBuffer a,
      int left,
      int aRow,
      int aStep,
      RealBuffer b,
      int panel,
      int rows,
      int columns,
      boolean accumulate,
      RealBuffer c,
      int target,
      int cRow) {
    for (int i = 0; i < rows && accumulate; i++) {
      scratch.copyFrom(c, target + i * cRow, i * width, columns);
    }
    RealBuffer start = accumulate ? scratch : zeros;
    int startRow = accumulate ? width : 0;
    if (columns <= lanes) {
      narrow(
          depth, a, left, aRow, aStep, rows - 1, b, panel, start, 0, startRow, scratch, 0, width);
    } else {
      wide(depth, a, left, aRow, aStep, rows - 1, b, panel, start, 0, startRow, scratch, 0, width);
    }
    for (int i = 0; i < rows; i++) {
      c.copyFrom(scratch, i * width, target + i * cRow, columns);
    }
  }

  /** Packs depth x columns into rows of {@code width}, the rest of each row zero. */
  abstract void packPanel(
      int depth,
      int columns,
      int width,
      RealBuffer b,
      int offset,
      int row,
      int step,
      RealBuffer target,
      int at);

  /**
   * One tile over the whole width of a panel. Rows of A after {@code last} repeat that one, so that
   * nothing is read outside A.
   */
  abstract void wide(
      int depth,
      RealBuffer a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      RealBuffer b,
      int bOffset,
      RealBuffer start,
      int startOffset,
      int startRow,
      RealBuffer c,
      int cOffset,
      int cRow);

  /** As {@link #wide}, over the first vector of a panel alone. */
  abstract void narrow(
      int depth,
      RealBuffer a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      RealBuffer b,
      int bOffset,
      RealBuffer start,
      int startOffset,
      int startRow,
      RealBuffer c,
      int cOffset,
      int cRow);
}
