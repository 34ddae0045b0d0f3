package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops in single precision: eight rows of C, one or two vectors across, accumulated
 * in registers, which is why each sum has a name of its own. Arguments as in {@link PanelProduct}.
 */
final class FloatTiles {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private FloatTiles() {}

  static void two(
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow) {
    int r1 = Math.min(1, last) * aRow;
    int r2 = Math.min(2, last) * aRow;
    int r3 = Math.min(3, last) * aRow;
    int r4 = Math.min(4, last) * aRow;
    int r5 = Math.min(5, last) * aRow;
    int r6 = Math.min(6, last) * aRow;
    int r7 = Math.min(7, last) * aRow;
    FloatVector s00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector s01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector s10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector s11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    FloatVector s20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector s21 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + LANES);
    FloatVector s30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector s31 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + LANES);
    FloatVector s40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector s41 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + LANES);
    FloatVector s50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector s51 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + LANES);
    FloatVector s60 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    FloatVector s61 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow + LANES);
    FloatVector s70 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    FloatVector s71 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow + LANES);
    int p = aOffset;
    int q = bOffset;
    for (int i = 0; i < depth; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + r1]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + r2]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + r3]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + r4]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + r5]);
      s50 = a5.fma(b0, s50);
      s51 = a5.fma(b1, s51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + r6]);
      s60 = a6.fma(b0, s60);
      s61 = a6.fma(b1, s61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + r7]);
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
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      int last,
      float[] b,
      int bOffset,
      int bWidth,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow) {
    int r1 = Math.min(1, last) * aRow;
    int r2 = Math.min(2, last) * aRow;
    int r3 = Math.min(3, last) * aRow;
    int r4 = Math.min(4, last) * aRow;
    int r5 = Math.min(5, last) * aRow;
    int r6 = Math.min(6, last) * aRow;
    int r7 = Math.min(7, last) * aRow;
    FloatVector s00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector s10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector s20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector s30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector s40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector s50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector s60 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    FloatVector s70 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    int p = aOffset;
    int q = bOffset;
    for (int i = 0; i < depth; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
      s00 = a0.fma(b0, s00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + r1]);
      s10 = a1.fma(b0, s10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + r2]);
      s20 = a2.fma(b0, s20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + r3]);
      s30 = a3.fma(b0, s30);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + r4]);
      s40 = a4.fma(b0, s40);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + r5]);
      s50 = a5.fma(b0, s50);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + r6]);
      s60 = a6.fma(b0, s60);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + r7]);
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
