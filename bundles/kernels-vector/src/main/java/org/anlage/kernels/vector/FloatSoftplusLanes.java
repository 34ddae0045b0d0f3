package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softplus, its slope and the logistic function on whole vectors, as the scalar kernels have them.
 */
final class FloatSoftplusLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatSoftplusLanes() {}

  static void softplus(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector e = FloatExponentialLanes.of(x.abs().neg());
      FloatVector h = e.mul(0.5f).mul(e);
      FloatVector s = e.div(e.add(2f));
      FloatVector log = e.sub(h.sub(s.mul(series(s.mul(s), h))));
      x.blend(0f, x.lt(0f)).add(log).intoArray(values, i);
    }
  }

  private static FloatVector series(FloatVector z, FloatVector h) {
    FloatVector p = of(2f / 15).fma(z, of(2f / 13));
    p = p.fma(z, of(2f / 11));
    p = p.fma(z, of(2f / 9));
    p = p.fma(z, of(2f / 7));
    p = p.fma(z, of(2f / 5));
    p = p.fma(z, of(2f / 3));
    return z.fma(p, h);
  }

  static void logistic(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector e = FloatExponentialLanes.of(x.abs().neg());
      VectorMask<Float> negative = x.lt(0f);
      FloatVector numerator = of(1f).blend(e, negative);
      e.neg().fma(numerator.div(e.add(1f)), numerator).intoArray(values, i);
    }
  }

  static FloatVector slope(FloatVector h) {
    FloatVector t = FloatTanhLanes.of(h.mul(0.5f));
    return t.mul(2f).div(t.add(1f));
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
