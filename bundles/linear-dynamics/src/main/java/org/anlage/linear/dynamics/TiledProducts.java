package org.anlage.linear.dynamics;

import java.util.function.IntConsumer;
import org.anlage.algebra.Workers;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * Products and sums of N x N matrices of one precision on several threads, in tiles whose size does
 * not depend on the number of threads, so neither do the bits.
 */
final class TiledProducts {
  private static final int TILE = 512;
  private static final int SQUARE = 32;
  private static final int STRETCH = 4096;
  private final int n;
  private final boolean symmetric;
  private final int tiles;
  private final Kernels kernels;
  private final Workers workers;

  /**
   * Products of matrices of one size.
   *
   * @param n rows and columns
   * @param symmetric whether all operands of {@link #times} are functions of one symmetric matrix,
   *     which makes their products symmetric: half of each is then computed
   */
  TiledProducts(int n, boolean symmetric, Kernels kernels, Workers workers) {
    this.n = n;
    this.symmetric = symmetric;
    this.kernels = kernels;
    this.workers = workers;
    tiles = (n + TILE - 1) / TILE;
  }

  /** N. */
  int size() {
    return n;
  }

  /** A B, of matrices that commute. */
  RealBuffer times(RealBuffer a, RealBuffer b) {
    if (!symmetric) {
      return productOf(a, b);
    }
    RealBuffer c = a.allocate(n * n);
    eachLowerTile(
        (i, j) -> {
          tile(false, i, j, a, b, false, c);
          mirror(c, i, j);
        });
    return c;
  }

  /** A B. */
  RealBuffer productOf(RealBuffer a, RealBuffer b) {
    RealBuffer c = a.allocate(n * n);
    workers.each(tiles * tiles, tile -> tile(false, tile / tiles, tile % tiles, a, b, false, c));
    return c;
  }

  /** C += A^T B, which is symmetric, as C is. */
  void addTransposedTimes(RealBuffer a, RealBuffer b, RealBuffer c) {
    eachLowerTile(
        (i, j) -> {
          tile(true, i, j, a, b, true, c);
          mirror(c, i, j);
        });
  }

  private interface Tile {
    void compute(int row, int column);
  }

  /** Tiles on and below the diagonal. */
  private void eachLowerTile(Tile tile) {
    workers.each(
        tiles * (tiles + 1) / 2,
        index -> {
          int row = (int) ((Math.sqrt(8.0 * index + 1) - 1) / 2);
          tile.compute(row, index - row * (row + 1) / 2);
        });
  }

  private void tile(
      boolean transpose,
      int row,
      int column,
      RealBuffer a,
      RealBuffer b,
      boolean accumulate,
      RealBuffer c) {
    int i = row * TILE;
    int j = column * TILE;
    int height = Math.min(TILE, n - i);
    int width = Math.min(TILE, n - j);
    kernels.multiply(
        transpose,
        false,
        height,
        width,
        n,
        a,
        transpose ? i : i * n,
        n,
        b,
        j,
        n,
        accumulate,
        c,
        i * n + j,
        n);
  }

  /** Copies what is below the diagonal in a tile above it, by squares that fit the first cache. */
  private void mirror(RealBuffer c, int row, int column) {
    int bottom = Math.min(n, (row + 1) * TILE);
    int right = Math.min(n, (column + 1) * TILE);
    for (int i = row * TILE; i < bottom; i += SQUARE) {
      for (int j = column * TILE; j < Math.min(i + SQUARE, right); j += SQUARE) {
        for (int y = i; y < Math.min(i + SQUARE, bottom); y++) {
          for (int x = j; x < Math.min(y, Math.min(j + SQUARE, right)); x++) {
            c.set(x * n + y, c.get(y * n + x));
          }
        }
      }
    }
  }

  /** Each of the sums += its factor times a matrix. */
  void add(double[] factors, RealBuffer matrix, RealBuffer[] sums) {
    eachStretch(
        from -> {
          int to = Math.min(from + STRETCH, n * n);
          for (int s = 0; s < sums.length; s++) {
            add(factors[s], matrix, sums[s], from, to);
          }
        });
  }

  private static void add(double factor, RealBuffer matrix, RealBuffer sum, int from, int to) {
    if (matrix instanceof RealBuffer.Float32 single && sum instanceof RealBuffer.Float32 singles) {
      float f = (float) factor;
      float[] x = single.values();
      float[] y = singles.values();
      for (int k = from; k < to; k++) {
        y[k] += f * x[k];
      }
    } else {
      for (int k = from; k < to; k++) {
        sum.set(k, sum.get(k) + factor * matrix.get(k));
      }
    }
  }

  /** Multiplies a matrix by a number. */
  void scale(double factor, RealBuffer matrix) {
    eachStretch(
        from -> {
          for (int k = from; k < Math.min(from + STRETCH, n * n); k++) {
            matrix.set(k, factor * matrix.get(k));
          }
        });
  }

  private void eachStretch(IntConsumer from) {
    workers.each((n * n + STRETCH - 1) / STRETCH, piece -> from.accept(piece * STRETCH));
  }

  /** Root of the sum of squares, at least the spectral norm. */
  double norm(RealBuffer matrix) {
    double[] rows = new double[n];
    workers.each(
        n,
        i -> {
          double sum = 0;
          for (int k = i * n; k < (i + 1) * n; k++) {
            sum += matrix.get(k) * matrix.get(k);
          }
          rows[i] = sum;
        });
    double sum = 0;
    for (double row : rows) {
      sum += row;
    }
    return Math.sqrt(sum);
  }
}
