package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.FloatTanh;

/** {@link FloatTanh} on whole vectors: both of its formulas, then the one that holds. */
final class FloatTanhLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector C14 = FloatVector.broadcast(SPECIES, 14f);
  private static final FloatVector C315 = FloatVector.broadcast(SPECIES, 315f);
  private static final FloatVector C15 = FloatVector.broadcast(SPECIES, 15f);
  private static final FloatVector C420 = FloatVector.broadcast(SPECIES, 420f);
  private static final FloatVector C945 = FloatVector.broadcast(SPECIES, 945f);
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final FloatVector TWO = FloatVector.broadcast(SPECIES, 2f);
  private static final FloatVector ZERO = FloatVector.broadcast(SPECIES, 0f);
  private static final FloatVector SMALL = FloatVector.broadcast(SPECIES, FloatTanh.SMALL);
  private static final FloatVector FLUSH32 = FloatVector.broadcast(SPECIES, Elementwise.FLUSH32);
  private static final FloatVector LARGE = FloatVector.broadcast(SPECIES, FloatTanh.LARGE);

  private FloatTanhLanes() {}

  static void tanh(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static FloatVector of(FloatVector x) {
    FloatVector magnitude = x.abs();
    VectorMask<Float> large = magnitude.compare(VectorOperators.GE, LARGE);
    // The exponential is for arguments that do not overflow.
    FloatVector result = away(magnitude.blend(LARGE, large)).blend(ONE, large);
    result = result.blend(result.neg(), x.lt(ZERO));
    result = result.blend(nearZero(x), magnitude.lt(SMALL));
    return result.blend(ZERO, magnitude.lt(FLUSH32));
  }

  private static FloatVector nearZero(FloatVector x) {
    FloatVector z = x.mul(x);
    FloatVector numerator = C14.fma(z, C315);
    FloatVector denominator = C15.fma(z, C420).fma(z, C945);
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static FloatVector away(FloatVector magnitude) {
    FloatVector half = FloatExponentialLanes.half(magnitude.add(magnitude));
    return ONE.sub(TWO.div(half.fma(TWO, ONE)));
  }
}
