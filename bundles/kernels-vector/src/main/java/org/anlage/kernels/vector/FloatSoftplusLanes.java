package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softplus, its slope and the logistic function on whole vectors, as the scalar kernels have them.
 */
final class FloatSoftplusLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector C2_OVER_15 = FloatVector.broadcast(SPECIES, 2f / 15);
  private static final FloatVector C2_OVER_13 = FloatVector.broadcast(SPECIES, 2f / 13);
  private static final FloatVector C2_OVER_11 = FloatVector.broadcast(SPECIES, 2f / 11);
  private static final FloatVector C2_OVER_9 = FloatVector.broadcast(SPECIES, 2f / 9);
  private static final FloatVector C2_OVER_7 = FloatVector.broadcast(SPECIES, 2f / 7);
  private static final FloatVector C2_OVER_5 = FloatVector.broadcast(SPECIES, 2f / 5);
  private static final FloatVector C2_OVER_3 = FloatVector.broadcast(SPECIES, 2f / 3);
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  private static final FloatVector TWO = FloatVector.broadcast(SPECIES, 2f);
  private static final FloatVector ZERO = FloatVector.broadcast(SPECIES, 0f);

  private FloatSoftplusLanes() {}

  static void softplus(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector e = FloatExponentialLanes.of(x.abs().neg());
      FloatVector h = e.mul(HALF).mul(e);
      FloatVector s = e.div(e.add(TWO));
      FloatVector log = e.sub(h.sub(s.mul(series(s.mul(s), h))));
      x.blend(ZERO, x.lt(ZERO)).add(log).intoArray(values, i);
    }
  }

  private static FloatVector series(FloatVector z, FloatVector h) {
    FloatVector p = C2_OVER_15.fma(z, C2_OVER_13);
    p = p.fma(z, C2_OVER_11);
    p = p.fma(z, C2_OVER_9);
    p = p.fma(z, C2_OVER_7);
    p = p.fma(z, C2_OVER_5);
    p = p.fma(z, C2_OVER_3);
    return z.fma(p, h);
  }

  static void logistic(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector e = FloatExponentialLanes.of(x.abs().neg());
      VectorMask<Float> negative = x.lt(ZERO);
      FloatVector numerator = ONE.blend(e, negative);
      e.neg().fma(numerator.div(e.add(ONE)), numerator).intoArray(values, i);
    }
  }

  static FloatVector slope(FloatVector h) {
    FloatVector t = FloatTanhLanes.of(h.mul(HALF));
    return t.mul(TWO).div(t.add(ONE));
  }
}
