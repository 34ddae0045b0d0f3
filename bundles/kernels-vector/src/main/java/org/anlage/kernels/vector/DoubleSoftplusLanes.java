package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.kernels.DoubleExponential;

/**
 * Softplus, its slope and the logistic function on whole vectors, as the scalar kernels have them.
 */
final class DoubleSoftplusLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
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
  private static final DoubleVector LN2_HIGH =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LN2_HIGH);
  private static final DoubleVector LN2_LOW =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LN2_LOW);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
  private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0);

  private DoubleSoftplusLanes() {}

  static void softplus(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = DoubleExponentialLanes.of(x.abs().neg());
      x.blend(ZERO, x.lt(ZERO)).add(logOfOnePlus(e)).intoArray(values, i);
    }
  }

  private static DoubleVector logOfOnePlus(DoubleVector e) {
    VectorMask<Double> half = e.compare(VectorOperators.GT, HALF);
    DoubleVector f = e.blend(e.sub(ONE).mul(HALF), half);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = C2_OVER_21.fma(z, C2_OVER_19);
    p = p.fma(z, C2_OVER_17);
    p = p.fma(z, C2_OVER_15);
    p = p.fma(z, C2_OVER_13);
    p = p.fma(z, C2_OVER_11);
    p = p.fma(z, C2_OVER_9);
    p = p.fma(z, C2_OVER_7);
    p = p.fma(z, C2_OVER_5);
    p = p.fma(z, C2_OVER_3);
    DoubleVector h = f.mul(HALF).mul(f);
    DoubleVector small = s.fma(z.fma(p, h), ZERO.blend(LN2_LOW, half));
    return ZERO.blend(LN2_HIGH, half).add(f.sub(h.sub(small)));
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
