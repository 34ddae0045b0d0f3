package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
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
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector magnitude = x.abs();
      FloatVector result =
          away(magnitude).blend(1f, magnitude.compare(VectorOperators.GE, FloatTanh.LARGE));
      result = result.blend(result.neg(), x.lt(0f));
      result = result.blend(nearZero(x), magnitude.lt(FloatTanh.SMALL));
      result.blend(0f, magnitude.lt(Elementwise.FLUSH32)).intoArray(values, i);
    }
  }

  private static FloatVector nearZero(FloatVector x) {
    FloatVector z = x.mul(x);
    FloatVector numerator = of(14f).fma(z, of(315f));
    FloatVector denominator = of(15f).fma(z, of(420f)).fma(z, of(945f));
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static FloatVector away(FloatVector magnitude) {
    FloatVector y = magnitude.add(magnitude);
    FloatVector shifted = y.fma(of(FloatTanh.LOG2E), of(FloatTanh.ROUND));
    FloatVector n = shifted.sub(FloatTanh.ROUND).neg();
    FloatVector r = n.fma(of(FloatTanh.LN2_LOW), n.fma(of(FloatTanh.LN2_HIGH), y));
    FloatVector p = of(1f / 5040).fma(r, of(1f / 720));
    p = p.fma(r, of(1f / 120));
    p = p.fma(r, of(1f / 24));
    p = p.fma(r, of(1f / 6));
    p = p.fma(r, of(0.5f));
    p = p.fma(r, of(1f));
    p = p.fma(r, of(1f));
    FloatVector scale =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(0x3f800000)
            .reinterpretAsFloats();
    return of(1f).sub(of(2f).div(p.fma(scale, of(1f))));
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
