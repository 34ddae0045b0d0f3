package org.anlage.kernels.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.anlage.api.matrix.RealBuffer;

/** Panels and tiles in double precision. */
final class DoublePanelProduct extends PanelProduct {
  private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

  /** Two vectors across where there are 32 registers (512 bits), else one: 8 sums of 16. */
  private static final int VECTORS = DoubleVector.SPECIES_PREFERRED.vectorBitSize() >= 512 ? 2 : 1;

  DoublePanelProduct() {
    super(LANES, VECTORS, new RealBuffer.Float64(new double[0]));
  }

  @Override
  void packPanel(
      int depth,
      int columns,
      int width,
      RealBuffer b,
      int offset,
      int row,
      int step,
      RealBuffer target,
      int at) {
    double[] from = values(b);
    double[] to = values(target);
    for (int p = 0; p < depth; p++) {
      int source = offset + p * row;
      int place = at + p * width;
      if (step == 1) {
        System.arraycopy(from, source, to, place, columns);
      } else {
        for (int j = 0; j < columns; j++) {
          to[place + j] = from[source + j * step];
        }
      }
      Arrays.fill(to, place + columns, place + width, 0);
    }
  }

  @Override
  void wide(
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
      int cRow) {
    if (VECTORS == 2) {
      DoubleTiles.two(
          depth,
          values(a),
          aOffset,
          aRow,
          aStep,
          last,
          values(b),
          bOffset,
          values(start),
          startOffset,
          startRow,
          values(c),
          cOffset,
          cRow);
    } else {
      narrow(
          depth,
          a,
          aOffset,
          aRow,
          aStep,
          last,
          b,
          bOffset,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow);
    }
  }

  @Override
  void narrow(
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
      int cRow) {
    DoubleTiles.one(
        depth,
        values(a),
        aOffset,
        aRow,
        aStep,
        last,
        values(b),
        bOffset,
        VECTORS * LANES,
        values(start),
        startOffset,
        startRow,
        values(c),
        cOffset,
        cRow);
  }

  private static double[] values(RealBuffer buffer) {
    return ((RealBuffer.Float64) buffer).values();
  }
}
