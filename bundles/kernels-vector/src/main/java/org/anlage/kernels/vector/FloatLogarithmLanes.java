package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.kernels.FloatExponential;
import org.anlage.kernels.FloatLogarithm;

/** {@link FloatLogarithm} on whole vectors; what is not a positive number is put in at the end. */
final class FloatLogarithmLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector C2_OVER_11 = FloatVector.broadcast(SPECIES, 2f / 11);
  private static final FloatVector C2_OVER_9 = FloatVector.broadcast(SPECIES, 2f / 9);
  private static final FloatVector C2_OVER_7 = FloatVector.broadcast(SPECIES, 2f / 7);
  private static final FloatVector C2_OVER_5 = FloatVector.broadcast(SPECIES, 2f / 5);
  private static final FloatVector C2_OVER_3 = FloatVector.broadcast(SPECIES, 2f / 3);
  private static final FloatVector LN2_HIGH =
      FloatVector.broadcast(SPECIES, FloatExponential.LN2_HIGH);
  private static final FloatVector MIN_NORMAL = FloatVector.broadcast(SPECIES, Float.MIN_NORMAL);
  private static final FloatVector RAISE = FloatVector.broadcast(SPECIES, FloatLogarithm.RAISE);
  private static final FloatVector ROUND = FloatVector.broadcast(SPECIES, FloatExponential.ROUND);
  private static final FloatVector C23 = FloatVector.broadcast(SPECIES, 23);
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final FloatVector TWO = FloatVector.broadcast(SPECIES, 2f);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  private static final FloatVector LN2_LOW =
      FloatVector.broadcast(SPECIES, FloatExponential.LN2_LOW);
  private static final FloatVector NEGATIVE_INFINITY =
      FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
  private static final FloatVector POSITIVE_INFINITY =
      FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
  private static final FloatVector ZERO = FloatVector.broadcast(SPECIES, 0f);

  /** Added before a shift that has no sign, for machines that have no other. */
  private static final int LIFT = 0x40000000;

  private FloatLogarithmLanes() {}

  static void log(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector result = positive(x);
      result =
          result.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, POSITIVE_INFINITY));
      result = result.blend(NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, ZERO));
      result.blend(Float.NaN, x.compare(VectorOperators.GE, ZERO).not()).intoArray(values, i);
    }
  }

  private static FloatVector positive(FloatVector x) {
    VectorMask<Float> subnormal = x.lt(MIN_NORMAL);
    IntVector bits = x.blend(x.mul(RAISE), subnormal).reinterpretAsInts();
    IntVector lifted = bits.sub(FloatLogarithm.ROOT).add(LIFT).lanewise(VectorOperators.LSHR, 23);
    IntVector exponent = lifted.sub(LIFT >> 23);
    // An integer below 2^22 becomes a number by way of the bits of ROUND.
    FloatVector k =
        exponent
            .add(Float.floatToRawIntBits(FloatExponential.ROUND))
            .reinterpretAsFloats()
            .sub(ROUND);
    k = k.blend(k.sub(C23), subnormal);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(ONE);
    FloatVector s = f.div(f.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector p = C2_OVER_11.fma(z, C2_OVER_9);
    p = p.fma(z, C2_OVER_7);
    p = p.fma(z, C2_OVER_5);
    p = p.fma(z, C2_OVER_3);
    FloatVector h = f.mul(HALF).mul(f);
    FloatVector small = s.fma(z.fma(p, h), k.mul(LN2_LOW));
    return k.fma(LN2_HIGH, f.sub(h.sub(small)));
  }
}
