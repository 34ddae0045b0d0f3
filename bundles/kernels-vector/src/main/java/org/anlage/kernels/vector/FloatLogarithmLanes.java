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

  /** Added before a shift that has no sign, for machines that have no other. */
  private static final int LIFT = 0x40000000;

  private FloatLogarithmLanes() {}

  static void log(float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector result = positive(x);
      result =
          result.blend(
              Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
      result = result.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
      result.blend(Float.NaN, x.compare(VectorOperators.GE, 0f).not()).intoArray(values, i);
    }
  }

  private static FloatVector positive(FloatVector x) {
    VectorMask<Float> subnormal = x.lt(Float.MIN_NORMAL);
    IntVector bits = x.blend(x.mul(FloatLogarithm.RAISE), subnormal).reinterpretAsInts();
    IntVector lifted = bits.sub(FloatLogarithm.ROOT).add(LIFT).lanewise(VectorOperators.LSHR, 23);
    IntVector exponent = lifted.sub(LIFT >> 23);
    // An integer below 2^22 becomes a number by way of the bits of ROUND.
    FloatVector k =
        exponent
            .add(Float.floatToRawIntBits(FloatExponential.ROUND))
            .reinterpretAsFloats()
            .sub(FloatExponential.ROUND);
    k = k.blend(k.sub(23), subnormal);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector s = f.div(f.add(2f));
    FloatVector z = s.mul(s);
    FloatVector p = of(2f / 11).fma(z, of(2f / 9));
    p = p.fma(z, of(2f / 7));
    p = p.fma(z, of(2f / 5));
    p = p.fma(z, of(2f / 3));
    FloatVector h = f.mul(0.5f).mul(f);
    FloatVector small = s.fma(z.fma(p, h), k.mul(FloatExponential.LN2_LOW));
    return k.fma(of(FloatExponential.LN2_HIGH), f.sub(h.sub(small)));
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
