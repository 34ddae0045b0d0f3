package org.anlage.kernels;

/**
 * C += op(A) op(B) in single precision. Rows of B are copied into arrays of their own, because the
 * compiler vectorises a loop over several arrays only where all are indexed alike; eight terms are
 * added per pass, so that C is loaded and stored once in eight. Owned by one thread.
 */
final class FloatProduct {
  /** Rows of B held at a time; with {@link #WIDTH} columns they fill half of a small L2 cache. */
  private static final int DEPTH = 128;

  private static final int WIDTH = 1024;

  private final float[][] rows = new float[DEPTH][WIDTH];
  private final float[] factors = new float[DEPTH];
  private final float[] sums = new float[WIDTH];

  /** Element (i, p) of op(A) is at aOffset + i aRow + p aStep, element (p, j) of op(B) likewise. */
  void add(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bRow,
      int bStep,
      float[] c,
      int cOffset,
      int cRow) {
    for (int j = 0; j < n; j += WIDTH) {
      int width = Math.min(WIDTH, n - j);
      for (int p = 0; p < k; p += DEPTH) {
        int depth = Math.min(DEPTH, k - p);
        copy(b, bOffset + p * bRow + j * bStep, bRow, bStep, depth, width);
        for (int i = 0; i < m; i++) {
          int first = aOffset + i * aRow + p * aStep;
          for (int q = 0; q < depth; q++) {
            factors[q] = a[first + q * aStep];
          }
          int target = cOffset + i * cRow + j;
          System.arraycopy(c, target, sums, 0, width);
          accumulate(depth, width);
          System.arraycopy(sums, 0, c, target, width);
        }
      }
    }
  }

  private void copy(float[] b, int offset, int row, int step, int depth, int width) {
    for (int q = 0; q < depth; q++) {
      int first = offset + q * row;
      if (step == 1) {
        System.arraycopy(b, first, rows[q], 0, width);
      } else {
        float[] target = rows[q];
        for (int j = 0; j < width; j++) {
          target[j] = b[first + j * step];
        }
      }
    }
  }

  private void accumulate(int depth, int width) {
    int q = 0;
    for (; q + 8 <= depth; q += 8) {
      eight(q, width);
    }
    for (; q < depth; q++) {
      one(factors[q], rows[q], sums, width);
    }
  }

  private void eight(int q, int width) {
    float f0 = factors[q];
    float f1 = factors[q + 1];
    float f2 = factors[q + 2];
    float f3 = factors[q + 3];
    float f4 = factors[q + 4];
    float f5 = factors[q + 5];
    float f6 = factors[q + 6];
    float f7 = factors[q + 7];
    float[] r0 = rows[q];
    float[] r1 = rows[q + 1];
    float[] r2 = rows[q + 2];
    float[] r3 = rows[q + 3];
    float[] r4 = rows[q + 4];
    float[] r5 = rows[q + 5];
    float[] r6 = rows[q + 6];
    float[] r7 = rows[q + 7];
    float[] s = sums;
    for (int j = 0; j < width; j++) {
      float t = Math.fma(f0, r0[j], s[j]);
      t = Math.fma(f1, r1[j], t);
      t = Math.fma(f2, r2[j], t);
      t = Math.fma(f3, r3[j], t);
      t = Math.fma(f4, r4[j], t);
      t = Math.fma(f5, r5[j], t);
      t = Math.fma(f6, r6[j], t);
      s[j] = Math.fma(f7, r7[j], t);
    }
  }

  private static void one(float factor, float[] row, float[] sums, int width) {
    for (int j = 0; j < width; j++) {
      sums[j] = Math.fma(factor, row[j], sums[j]);
    }
  }
}
