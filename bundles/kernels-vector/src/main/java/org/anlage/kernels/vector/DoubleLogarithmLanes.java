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

  /** Added before a shift that has no sign, for machines that have no other. */
  private static final long LIFT = 0x4000000000000000L;

  private DoubleLogarithmLanes() {}

  static void log(double[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector result = positive(x);
      result =
          result.blend(
              Double.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY));
      result = result.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
      result.blend(Double.NaN, x.compare(VectorOperators.GE, 0).not()).intoArray(values, i);
    }
  }

  private static DoubleVector positive(DoubleVector x) {
    VectorMask<Double> subnormal = x.lt(Double.MIN_NORMAL);
    LongVector bits = x.blend(x.mul(DoubleLogarithm.RAISE), subnormal).reinterpretAsLongs();
    LongVector lifted = bits.sub(DoubleLogarithm.ROOT).add(LIFT).lanewise(VectorOperators.LSHR, 52);
    LongVector exponent = lifted.sub(LIFT >> 52);
    // An integer below 2^51 becomes a number by way of the bits of ROUND.
    DoubleVector k =
        exponent
            .add(Double.doubleToRawLongBits(DoubleExponential.ROUND))
            .reinterpretAsDoubles()
            .sub(DoubleExponential.ROUND);
    k = k.blend(k.sub(52), subnormal);
    DoubleVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p = of(2.0 / 21).fma(z, of(2.0 / 19));
    p = p.fma(z, of(2.0 / 17));
    p = p.fma(z, of(2.0 / 15));
    p = p.fma(z, of(2.0 / 13));
    p = p.fma(z, of(2.0 / 11));
    p = p.fma(z, of(2.0 / 9));
    p = p.fma(z, of(2.0 / 7));
    p = p.fma(z, of(2.0 / 5));
    p = p.fma(z, of(2.0 / 3));
    DoubleVector h = f.mul(0.5).mul(f);
    DoubleVector small = s.fma(z.fma(p, h), k.mul(DoubleExponential.LN2_LOW));
    return k.fma(of(DoubleExponential.LN2_HIGH), f.sub(h.sub(small)));
  }

  private static DoubleVector of(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
