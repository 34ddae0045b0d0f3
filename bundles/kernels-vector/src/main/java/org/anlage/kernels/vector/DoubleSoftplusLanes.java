package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softplus, its slope and the logistic function on whole vectors, as the scalar kernels have them.
 */
final class DoubleSoftplusLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final DoubleVector C2_OVER_33 = DoubleVector.broadcast(SPECIES, 2.0 / 33);
  private static final DoubleVector C2_OVER_31 = DoubleVector.broadcast(SPECIES, 2.0 / 31);
  private static final DoubleVector C2_OVER_29 = DoubleVector.broadcast(SPECIES, 2.0 / 29);
  private static final DoubleVector C2_OVER_27 = DoubleVector.broadcast(SPECIES, 2.0 / 27);
  private static final DoubleVector C2_OVER_25 = DoubleVector.broadcast(SPECIES, 2.0 / 25);
  private static final DoubleVector C2_OVER_23 = DoubleVector.broadcast(SPECIES, 2.0 / 23);
  private static final DoubleVector C2_OVER_21 = DoubleVector.broadcast(SPECIES, 2.0 / 21);
  private static final DoubleVector C2_OVER_19 = DoubleVector.broadcast(SPECIES, 2.0 / 19);
  private static final DoubleVector C2_OVER_17 = DoubleVector.broadcast(SPECIES, 2.0 / 17);
  private static final DoubleVector C2_OVER_15 = DoubleVector.broadcast(SPECIES, 2.0 / 15);
  private static final DoubleVector C2_OVER_13 = DoubleVector.broadcast(SPECIES, 2.0 / 13);
  private static final DoubleVector C2_OVER_11 = DoubleVector.broadcast(SPECIES, 2.0 / 11);
  private static final DoubleVector C2_OVER_9 = DoubleVector.broadcast(SPECIES, 2.0 / 9);
  private static final DoubleVector C2_OVER_7 = DoubleVector.broadcast(SPECIES, 2.0 / 7);
  private static final DoubleVector C2_OVER_5 = DoubleVector.broadcast(SPECIES, 2.0 / 5);
  private static final DoubleVector C2_OVER_3 = DoubleVector.broadcast(SPECIES, 2.0 / 3);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
  private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0);

  private DoubleSoftplusLanes() {}

  static void softplus(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = DoubleExponentialLanes.of(x.abs().neg());
      DoubleVector h = e.mul(HALF).mul(e);
      DoubleVector s = e.div(e.add(TWO));
      DoubleVector log = e.sub(h.sub(s.mul(series(s.mul(s), h))));
      x.blend(ZERO, x.lt(ZERO)).add(log).intoArray(values, i);
    }
  }

  private static DoubleVector series(DoubleVector z, DoubleVector h) {
    DoubleVector p = C2_OVER_33.fma(z, C2_OVER_31);
    p = p.fma(z, C2_OVER_29);
    p = p.fma(z, C2_OVER_27);
    p = p.fma(z, C2_OVER_25);
    p = p.fma(z, C2_OVER_23);
    p = p.fma(z, C2_OVER_21);
    p = p.fma(z, C2_OVER_19);
    p = p.fma(z, C2_OVER_17);
    p = p.fma(z, C2_OVER_15);
    p = p.fma(z, C2_OVER_13);
    p = p.fma(z, C2_OVER_11);
    p = p.fma(z, C2_OVER_9);
    p = p.fma(z, C2_OVER_7);
    p = p.fma(z, C2_OVER_5);
    p = p.fma(z, C2_OVER_3);
    return z.fma(p, h);
  }

  static void logistic(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = DoubleExponentialLanes.of(x.abs().neg());
      VectorMask<Double> negative = x.lt(ZERO);
      DoubleVector numerator = ONE.blend(e, negative);
      e.neg().fma(numerator.div(e.add(ONE)), numerator).intoArray(values, i);
    }
  }

  static DoubleVector slope(DoubleVector h) {
    DoubleVector t = DoubleTanhLanes.of(h.mul(HALF));
    return t.mul(TWO).div(t.add(ONE));
  }
}
