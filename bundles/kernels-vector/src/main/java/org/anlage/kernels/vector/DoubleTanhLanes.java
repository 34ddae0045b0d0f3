package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Elementwise;
import org.anlage.kernels.DoubleTanh;

/** {@link DoubleTanh} on whole vectors: both of its formulas, then the one that holds. */
final class DoubleTanhLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleTanhLanes() {}

  static void tanh(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector magnitude = x.abs();
      DoubleVector result =
          away(magnitude).blend(1.0, magnitude.compare(VectorOperators.GE, DoubleTanh.LARGE));
      result = result.blend(result.neg(), x.lt(0.0));
      result = result.blend(nearZero(x), magnitude.lt(DoubleTanh.SMALL));
      result.blend(0.0, magnitude.lt(Elementwise.FLUSH64)).intoArray(values, i);
    }
  }

  private static DoubleVector nearZero(DoubleVector x) {
    DoubleVector z = x.mul(x);
    DoubleVector numerator = z.add(594.0).fma(z, of(45045.0)).fma(z, of(675675.0));
    DoubleVector denominator =
        z.add(630.0).fma(z, of(51975.0)).fma(z, of(945945.0)).fma(z, of(2027025.0));
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static DoubleVector away(DoubleVector magnitude) {
    DoubleVector y = magnitude.add(magnitude);
    DoubleVector shifted = y.fma(of(DoubleTanh.LOG2E), of(DoubleTanh.ROUND));
    DoubleVector n = shifted.sub(DoubleTanh.ROUND).neg();
    DoubleVector r = n.fma(of(DoubleTanh.LN2_LOW), n.fma(of(DoubleTanh.LN2_HIGH), y));
    DoubleVector p = of(1.0 / 6227020800L);
    p = p.fma(r, of(1.0 / 479001600));
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
            .add(0x3ff0000000000000L)
            .reinterpretAsDoubles();
    return of(1.0).sub(of(2.0).div(p.fma(scale, of(1.0))));
  }

  private static DoubleVector of(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
