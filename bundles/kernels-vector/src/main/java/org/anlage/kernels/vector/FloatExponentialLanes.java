package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.FloatExponential;

/** {@link FloatExponential} on whole vectors. */
final class FloatExponentialLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector LOG2E = FloatVector.broadcast(SPECIES, FloatExponential.LOG2E);
  private static final FloatVector ROUND = FloatVector.broadcast(SPECIES, FloatExponential.ROUND);
  private static final FloatVector LN2_LOW =
      FloatVector.broadcast(SPECIES, FloatExponential.LN2_LOW);
  private static final FloatVector LN2_HIGH =
      FloatVector.broadcast(SPECIES, FloatExponential.LN2_HIGH);
  private static final FloatVector C1_OVER_5040 = FloatVector.broadcast(SPECIES, 1f / 5040);
  private static final FloatVector C1_OVER_720 = FloatVector.broadcast(SPECIES, 1f / 720);
  private static final FloatVector C1_OVER_120 = FloatVector.broadcast(SPECIES, 1f / 120);
  private static final FloatVector C1_OVER_24 = FloatVector.broadcast(SPECIES, 1f / 24);
  private static final FloatVector C1_OVER_6 = FloatVector.broadcast(SPECIES, 1f / 6);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final FloatVector LOWEST = FloatVector.broadcast(SPECIES, FloatExponential.LOWEST);
  private static final FloatVector TWO = FloatVector.broadcast(SPECIES, 2f);
  private static final FloatVector FLUSH32 = FloatVector.broadcast(SPECIES, Elementwise.FLUSH32);
  private static final FloatVector HIGHEST =
      FloatVector.broadcast(SPECIES, FloatExponential.HIGHEST);
  private static final FloatVector ZERO = FloatVector.broadcast(SPECIES, 0f);

  private FloatExponentialLanes() {}

  static void exp(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static FloatVector of(FloatVector x) {
    FloatVector y = x.blend(LOWEST, x.lt(LOWEST));
    y = y.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    FloatVector e = half(y).mul(TWO);
    return e.blend(ZERO, e.lt(FLUSH32));
  }

  static FloatVector half(FloatVector x) {
    FloatVector shifted = x.fma(LOG2E, ROUND);
    FloatVector n = shifted.sub(ROUND).neg();
    FloatVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
    FloatVector p = C1_OVER_5040.fma(r, C1_OVER_720);
    p = p.fma(r, C1_OVER_120);
    p = p.fma(r, C1_OVER_24);
    p = p.fma(r, C1_OVER_6);
    p = p.fma(r, HALF);
    p = p.fma(r, ONE);
    p = p.fma(r, ONE);
    FloatVector scale =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(0x3f000000)
            .reinterpretAsFloats();
    return p.mul(scale);
  }
}
