package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.FloatExponential;

/** {@link FloatExponential} on whole vectors. */
final class FloatExponentialLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatExponentialLanes() {}

  static void exp(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static FloatVector of(FloatVector x) {
    FloatVector y = x.blend(FloatExponential.LOWEST, x.lt(FloatExponential.LOWEST));
    y = y.blend(FloatExponential.HIGHEST, x.compare(VectorOperators.GT, FloatExponential.HIGHEST));
    FloatVector e = half(y).mul(2f);
    return e.blend(0f, e.lt(Elementwise.FLUSH32));
  }

  static FloatVector half(FloatVector x) {
    FloatVector shifted = x.fma(of(FloatExponential.LOG2E), of(FloatExponential.ROUND));
    FloatVector n = shifted.sub(FloatExponential.ROUND).neg();
    FloatVector r = n.fma(of(FloatExponential.LN2_LOW), n.fma(of(FloatExponential.LN2_HIGH), x));
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
            .add(0x3f000000)
            .reinterpretAsFloats();
    return p.mul(scale);
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
