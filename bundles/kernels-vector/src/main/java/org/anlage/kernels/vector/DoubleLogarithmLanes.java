package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.kernels.DoubleExponential;
import org.anlage.kernels.DoubleLogarithm;

/** {@link DoubleLogarithm} on whole vectors; what is not a positive number is put in at the end. */
final class DoubleLogarithmLanes {
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
  private static final DoubleVector MIN_NORMAL = DoubleVector.broadcast(SPECIES, Double.MIN_NORMAL);
  private static final DoubleVector RAISE = DoubleVector.broadcast(SPECIES, DoubleLogarithm.RAISE);
  private static final DoubleVector ROUND =
      DoubleVector.broadcast(SPECIES, DoubleExponential.ROUND);
  private static final DoubleVector C52 = DoubleVector.broadcast(SPECIES, 52);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
  private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
  private static final DoubleVector LN2_LOW =
      DoubleVector.broadcast(SPECIES, DoubleExponential.LN2_LOW);
  private static final DoubleVector NEGATIVE_INFINITY =
      DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
  private static final DoubleVector POSITIVE_INFINITY =
      DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
  private static final DoubleVector NAN = DoubleVector.broadcast(SPECIES, Double.NaN);
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0);

  /** Added before a shift that has no sign, for machines that have no other. */
  private static final long LIFT = 0x4000000000000000L;

  private DoubleLogarithmLanes() {}

  static void log(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector result = positive(x);
      result = result.blend(POSITIVE_INFINITY, x.compare(VectorOperators.EQ, POSITIVE_INFINITY));
      result = result.blend(NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, ZERO));
      result.blend(NAN, x.compare(VectorOperators.GE, ZERO).not()).intoArray(values, i);
    }
  }

  private static DoubleVector positive(DoubleVector x) {
    VectorMask<Double> subnormal = x.lt(MIN_NORMAL);
    LongVector bits = x.blend(x.mul(RAISE), subnormal).reinterpretAsLongs();
    LongVector lifted = bits.sub(DoubleLogarithm.ROOT).add(LIFT).lanewise(VectorOperators.LSHR, 52);
    LongVector exponent = lifted.sub(LIFT >> 52);
    // An integer below 2^51 becomes a number by way of the bits of ROUND.
    DoubleVector k =
        exponent
            .add(Double.doubleToRawLongBits(DoubleExponential.ROUND))
            .reinterpretAsDoubles()
            .sub(ROUND);
    k = k.blend(k.sub(C52), subnormal);
    DoubleVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(ONE);
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
    DoubleVector small = s.fma(z.fma(p, h), k.mul(LN2_LOW));
    return k.fma(LN2_HIGH, f.sub(h.sub(small)));
  }
}
