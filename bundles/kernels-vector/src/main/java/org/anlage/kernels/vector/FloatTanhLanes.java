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

  private FloatTanhLanes() {}

  static void tanh(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static FloatVector of(FloatVector x) {
    FloatVector magnitude = x.abs();
    VectorMask<Float> large = magnitude.compare(VectorOperators.GE, FloatTanh.LARGE);
    // The exponential is for arguments that do not overflow.
    FloatVector result = away(magnitude.blend(FloatTanh.LARGE, large)).blend(1f, large);
    result = result.blend(result.neg(), x.lt(0f));
    result = result.blend(nearZero(x), magnitude.lt(FloatTanh.SMALL));
    return result.blend(0f, magnitude.lt(Elementwise.FLUSH32));
  }

  private static FloatVector nearZero(FloatVector x) {
    FloatVector z = x.mul(x);
    FloatVector numerator = of(14f).fma(z, of(315f));
    FloatVector denominator = of(15f).fma(z, of(420f)).fma(z, of(945f));
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static FloatVector away(FloatVector magnitude) {
    FloatVector half = FloatExponentialLanes.half(magnitude.add(magnitude));
    return of(1f).sub(of(2f).div(half.fma(of(2f), of(1f))));
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
