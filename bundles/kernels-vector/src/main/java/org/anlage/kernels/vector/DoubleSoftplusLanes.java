package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softplus, its slope and the logistic function on whole vectors, as the scalar kernels have them.
 */
final class DoubleSoftplusLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleSoftplusLanes() {}

  static void softplus(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = DoubleExponentialLanes.of(x.abs().neg());
      DoubleVector h = e.mul(0.5).mul(e);
      DoubleVector s = e.div(e.add(2));
      DoubleVector log = e.sub(h.sub(s.mul(series(s.mul(s), h))));
      x.blend(0, x.lt(0)).add(log).intoArray(values, i);
    }
  }

  private static DoubleVector series(DoubleVector z, DoubleVector h) {
    DoubleVector p = of(2.0 / 33).fma(z, of(2.0 / 31));
    p = p.fma(z, of(2.0 / 29));
    p = p.fma(z, of(2.0 / 27));
    p = p.fma(z, of(2.0 / 25));
    p = p.fma(z, of(2.0 / 23));
    p = p.fma(z, of(2.0 / 21));
    p = p.fma(z, of(2.0 / 19));
    p = p.fma(z, of(2.0 / 17));
    p = p.fma(z, of(2.0 / 15));
    p = p.fma(z, of(2.0 / 13));
    p = p.fma(z, of(2.0 / 11));
    p = p.fma(z, of(2.0 / 9));
    p = p.fma(z, of(2.0 / 7));
    p = p.fma(z, of(2.0 / 5));
    p = p.fma(z, of(2.0 / 3));
    return z.fma(p, h);
  }

  static void logistic(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = DoubleExponentialLanes.of(x.abs().neg());
      VectorMask<Double> negative = x.lt(0);
      DoubleVector numerator = of(1).blend(e, negative);
      e.neg().fma(numerator.div(e.add(1)), numerator).intoArray(values, i);
    }
  }

  static DoubleVector slope(DoubleVector h) {
    DoubleVector t = DoubleTanhLanes.of(h.mul(0.5));
    return t.mul(2).div(t.add(1));
  }

  private static DoubleVector of(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
