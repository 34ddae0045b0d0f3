package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
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
      of(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static DoubleVector of(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    VectorMask<Double> large = magnitude.compare(VectorOperators.GE, DoubleTanh.LARGE);
    // The exponential is for arguments that do not overflow.
    DoubleVector result = away(magnitude.blend(DoubleTanh.LARGE, large)).blend(1, large);
    result = result.blend(result.neg(), x.lt(0));
    result = result.blend(nearZero(x), magnitude.lt(DoubleTanh.SMALL));
    return result.blend(0, magnitude.lt(Elementwise.FLUSH64));
  }

  private static DoubleVector nearZero(DoubleVector x) {
    DoubleVector z = x.mul(x);
    DoubleVector numerator = z.add(594.0).fma(z, of(45045.0)).fma(z, of(675675.0));
    DoubleVector denominator =
        z.add(630.0).fma(z, of(51975.0)).fma(z, of(945945.0)).fma(z, of(2027025.0));
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static DoubleVector away(DoubleVector magnitude) {
    DoubleVector half = DoubleExponentialLanes.half(magnitude.add(magnitude));
    return of(1).sub(of(2).div(half.fma(of(2), of(1))));
  }

  private static DoubleVector of(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
