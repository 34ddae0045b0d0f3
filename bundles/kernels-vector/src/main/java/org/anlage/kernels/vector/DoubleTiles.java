package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops in double precision: eight rows of C, one or two vectors across, accumulated
 * in registers, which is why each sum has a name of its own. Arguments as in {@link PanelProduct}.
 */
final class DoubleTiles {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTiles() {}

  static void two(
      int depth,
      double[] a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      double[] b,
      int bOffset,
      double[] start,
      int startOffset,
      int startRow,
      double[] c,
      int cOffset,
      int cRow) {
    int r1 = Math.min(1, last) * aRow;
    int r2 = Math.min(2, last) * aRow;
    int r3 = Math.min(3, last) * aRow;
    int r4 = Math.min(4, last) * aRow;
    int r5 = Math.min(5, last) * aRow;
    int r6 = Math.min(6, last) * aRow;
    int r7 = Math.min(7, last) * aRow;
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, startOffset);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, startOffset + LANES);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, startOffset + startRow);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startRow + LANES);
    DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startRow + LANES);
    DoubleVector s40 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    DoubleVector s41 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startRow + LANES);
    DoubleVector s50 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    DoubleVector s51 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startRow + LANES);
    DoubleVector s60 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    DoubleVector s61 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startRow + LANES);
    DoubleVector s70 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    DoubleVector s71 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startRow + LANES);
    int p = aOffset;
    int q = bOffset;
    for (int i = 0; i < depth; i++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + r1]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + r2]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + r3]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + r4]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + r5]);
      s50 = a5.fma(b0, s50);
      s51 = a5.fma(b1, s51);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + r6]);
      s60 = a6.fma(b0, s60);
      s61 = a6.fma(b1, s61);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + r7]);
      s70 = a7.fma(b0, s70);
      s71 = a7.fma(b1, s71);
      p += aStep;
      q += 2 * LANES;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + LANES);
    s10.intoArray(c, cOffset + cRow);
    s11.intoArray(c, cOffset + cRow + LANES);
    s20.intoArray(c, cOffset + 2 * cRow);
    s21.intoArray(c, cOffset + 2 * cRow + LANES);
    s30.intoArray(c, cOffset + 3 * cRow);
    s31.intoArray(c, cOffset + 3 * cRow + LANES);
    s40.intoArray(c, cOffset + 4 * cRow);
    s41.intoArray(c, cOffset + 4 * cRow + LANES);
    s50.intoArray(c, cOffset + 5 * cRow);
    s51.intoArray(c, cOffset + 5 * cRow + LANES);
    s60.intoArray(c, cOffset + 6 * cRow);
    s61.intoArray(c, cOffset + 6 * cRow + LANES);
    s70.intoArray(c, cOffset + 7 * cRow);
    s71.intoArray(c, cOffset + 7 * cRow + LANES);
  }

  /** Reads the first vector of each row of a panel that is {@code bWidth} wide. */
  static void one(
      int depth,
      double[] a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      double[] b,
      int bOffset,
      int bWidth,
      double[] start,
      int startOffset,
      int startRow,
      double[] c,
      int cOffset,
      int cRow) {
    int r1 = Math.min(1, last) * aRow;
    int r2 = Math.min(2, last) * aRow;
    int r3 = Math.min(3, last) * aRow;
    int r4 = Math.min(4, last) * aRow;
    int r5 = Math.min(5, last) * aRow;
    int r6 = Math.min(6, last) * aRow;
    int r7 = Math.min(7, last) * aRow;
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, startOffset);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, startOffset + startRow);
    DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    DoubleVector s40 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    DoubleVector s50 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    DoubleVector s60 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    DoubleVector s70 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    int p = aOffset;
    int q = bOffset;
    for (int i = 0; i < depth; i++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
      s00 = a0.fma(b0, s00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + r1]);
      s10 = a1.fma(b0, s10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + r2]);
      s20 = a2.fma(b0, s20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + r3]);
      s30 = a3.fma(b0, s30);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + r4]);
      s40 = a4.fma(b0, s40);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + r5]);
      s50 = a5.fma(b0, s50);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + r6]);
      s60 = a6.fma(b0, s60);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + r7]);
      s70 = a7.fma(b0, s70);
      p += aStep;
      q += bWidth;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, cOffset + cRow);
    s20.intoArray(c, cOffset + 2 * cRow);
    s30.intoArray(c, cOffset + 3 * cRow);
    s40.intoArray(c, cOffset + 4 * cRow);
    s50.intoArray(c, cOffset + 5 * cRow);
    s60.intoArray(c, cOffset + 6 * cRow);
    s70.intoArray(c, cOffset + 7 * cRow);
  }
}
