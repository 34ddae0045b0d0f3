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
  private static final DoubleVector C45045 = DoubleVector.broadcast(SPECIES, 45045.0);
  private static final DoubleVector C675675 = DoubleVector.broadcast(SPECIES, 675675.0);
  private static final DoubleVector C51975 = DoubleVector.broadcast(SPECIES, 51975.0);
  private static final DoubleVector C945945 = DoubleVector.broadcast(SPECIES, 945945.0);
  private static final DoubleVector C2027025 = DoubleVector.broadcast(SPECIES, 2027025.0);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0);
  private static final DoubleVector SMALL = DoubleVector.broadcast(SPECIES, DoubleTanh.SMALL);
  private static final DoubleVector FLUSH64 = DoubleVector.broadcast(SPECIES, Elementwise.FLUSH64);
  private static final DoubleVector C594 = DoubleVector.broadcast(SPECIES, 594.0);
  private static final DoubleVector C630 = DoubleVector.broadcast(SPECIES, 630.0);
  private static final DoubleVector LARGE = DoubleVector.broadcast(SPECIES, DoubleTanh.LARGE);

  private DoubleTanhLanes() {}

  static void tanh(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      of(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  static DoubleVector of(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    VectorMask<Double> large = magnitude.compare(VectorOperators.GE, LARGE);
    // The exponential is for arguments that do not overflow.
    DoubleVector result = away(magnitude.blend(LARGE, large)).blend(ONE, large);
    result = result.blend(result.neg(), x.lt(ZERO));
    result = result.blend(nearZero(x), magnitude.lt(SMALL));
    return result.blend(ZERO, magnitude.lt(FLUSH64));
  }

  private static DoubleVector nearZero(DoubleVector x) {
    DoubleVector z = x.mul(x);
    DoubleVector numerator = z.add(C594).fma(z, C45045).fma(z, C675675);
    DoubleVector denominator = z.add(C630).fma(z, C51975).fma(z, C945945).fma(z, C2027025);
    return x.neg().fma(z.mul(numerator).div(denominator), x);
  }

  private static DoubleVector away(DoubleVector magnitude) {
    DoubleVector half = DoubleExponentialLanes.half(magnitude.add(magnitude));
    return ONE.sub(TWO.div(half.fma(TWO, ONE)));
  }
}
