package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.DoubleExponential;

/** {@link DoubleExponential} on whole vectors. */
final class DoubleExponentialLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleExponentialLanes() {}

  static void exp(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static DoubleVector of(DoubleVector x) {
    DoubleVector y = x.blend(DoubleExponential.LOWEST, x.lt(DoubleExponential.LOWEST));
    y =
        y.blend(
            DoubleExponential.HIGHEST, x.compare(VectorOperators.GT, DoubleExponential.HIGHEST));
    DoubleVector e = half(y).mul(2);
    return e.blend(0, e.lt(Elementwise.FLUSH64));
  }

  static DoubleVector half(DoubleVector x) {
    DoubleVector shifted = x.fma(of(DoubleExponential.LOG2E), of(DoubleExponential.ROUND));
    DoubleVector n = shifted.sub(DoubleExponential.ROUND).neg();
    DoubleVector r = n.fma(of(DoubleExponential.LN2_LOW), n.fma(of(DoubleExponential.LN2_HIGH), x));
    DoubleVector p = of(1.0 / 6227020800L).fma(r, of(1.0 / 479001600));
    p = p.fma(r, of(1.0 / 39916800));
    p = p.fma(r, of(1.0 / 3628800));
    p = p.fma(r, of(1.0 / 362880));
    p = p.fma(r, of(1.0 / 40320));
    p = p.fma(r, of(1.0 / 5040));
    p = p.fma(r, of(1.0 / 720));
    p = p.fma(r, of(1.0 / 120));
    p = p.fma(r, of(1.0 / 24));
    p = p.fma(r, of(1.0 / 6));
    p = p.fma(r, of(0.5));
    p = p.fma(r, of(1.0));
    p = p.fma(r, of(1.0));
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, 52)
            .add(0x3fe0000000000000L)
            .reinterpretAsDoubles();
    return p.mul(scale);
  }

  private static DoubleVector of(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
