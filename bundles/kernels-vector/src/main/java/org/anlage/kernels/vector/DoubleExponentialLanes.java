package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.DoubleExponential;

/** {@link DoubleExponential} on whole vectors. */
final class DoubleExponentialLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final DoubleVector LOG2E =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LOG2E);
  private static final DoubleVector ROUND =
      DoubleVector.broadcast(SPECIES, DoubleExponential.ROUND);
  private static final DoubleVector LN2_LOW =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LN2_LOW);
  private static final DoubleVector LN2_HIGH =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LN2_HIGH);
  private static final DoubleVector C1_OVER_6227020800 =
      DoubleVector.broadcast(SPECIES, 1.0 / 6227020800L);
  private static final DoubleVector C1_OVER_479001600 =
      DoubleVector.broadcast(SPECIES, 1.0 / 479001600);
  private static final DoubleVector C1_OVER_39916800 =
      DoubleVector.broadcast(SPECIES, 1.0 / 39916800);
  private static final DoubleVector C1_OVER_3628800 =
      DoubleVector.broadcast(SPECIES, 1.0 / 3628800);
  private static final DoubleVector C1_OVER_362880 = DoubleVector.broadcast(SPECIES, 1.0 / 362880);
  private static final DoubleVector C1_OVER_40320 = DoubleVector.broadcast(SPECIES, 1.0 / 40320);
  private static final DoubleVector C1_OVER_5040 = DoubleVector.broadcast(SPECIES, 1.0 / 5040);
  private static final DoubleVector C1_OVER_720 = DoubleVector.broadcast(SPECIES, 1.0 / 720);
  private static final DoubleVector C1_OVER_120 = DoubleVector.broadcast(SPECIES, 1.0 / 120);
  private static final DoubleVector C1_OVER_24 = DoubleVector.broadcast(SPECIES, 1.0 / 24);
  private static final DoubleVector C1_OVER_6 = DoubleVector.broadcast(SPECIES, 1.0 / 6);
  private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1.0);
  private static final DoubleVector LOWEST =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LOWEST);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
  private static final DoubleVector FLUSH64 = DoubleVector.broadcast(SPECIES, Elementwise.FLUSH64);
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0);
  private static final DoubleVector HIGHEST =
      DoubleVector.broadcast(SPECIES, DoubleExponential.HIGHEST);

  private DoubleExponentialLanes() {}

  static void exp(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static DoubleVector of(DoubleVector x) {
    DoubleVector y = x.blend(LOWEST, x.lt(LOWEST));
    y = y.blend(DoubleExponential.HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    DoubleVector e = half(y).mul(TWO);
    return e.blend(ZERO, e.lt(FLUSH64));
  }

  static DoubleVector half(DoubleVector x) {
    DoubleVector shifted = x.fma(LOG2E, ROUND);
    DoubleVector n = shifted.sub(ROUND).neg();
    DoubleVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
    DoubleVector p = C1_OVER_6227020800.fma(r, C1_OVER_479001600);
    p = p.fma(r, C1_OVER_39916800);
    p = p.fma(r, C1_OVER_3628800);
    p = p.fma(r, C1_OVER_362880);
    p = p.fma(r, C1_OVER_40320);
    p = p.fma(r, C1_OVER_5040);
    p = p.fma(r, C1_OVER_720);
    p = p.fma(r, C1_OVER_120);
    p = p.fma(r, C1_OVER_24);
    p = p.fma(r, C1_OVER_6);
    p = p.fma(r, HALF);
    p = p.fma(r, ONE);
    p = p.fma(r, ONE);
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, 52)
            .add(0x3fe0000000000000L)
            .reinterpretAsDoubles();
    return p.mul(scale);
  }
}
