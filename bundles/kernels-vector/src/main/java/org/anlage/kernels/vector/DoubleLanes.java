package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;

/**
 * The formulas of {@link Elementwise} on whole vectors in double precision: operation by operation
 * those of the scalar kernels, with selections in place of branches. Lengths are multiples of
 * {@link #LANES}.
 */
final class DoubleLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Elements of a vector. */
  static final int LANES = SPECIES.length();

  private static final double FLUSH = Elementwise.FLUSH64;

  private DoubleLanes() {}

  static void activate(Activation activation, double[] x, int offset, int length) {
    switch (activation) {
      case RELU -> relu(x, offset, length);
      case TANH -> DoubleTanhLanes.tanh(x, offset, length);
      case IDENTITY -> identity(x, offset, length);
      case SOFTPLUS -> DoubleSoftplusLanes.softplus(x, offset, length);
      case LOGISTIC -> DoubleSoftplusLanes.logistic(x, offset, length);
    }
  }

  private static void relu(double[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += LANES) {
      DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
      z.blend(0, z.lt(FLUSH)).intoArray(x, i);
    }
  }

  private static void identity(double[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += LANES) {
      flush(DoubleVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }

  static void derivative(
      Activation activation, double[] h, int hOffset, double[] g, int gOffset, int length) {
    switch (activation) {
      case RELU -> step(h, hOffset, g, gOffset, length);
      case TANH -> slope(h, hOffset, g, gOffset, length);
      case IDENTITY -> identity(g, gOffset, length);
      case SOFTPLUS -> softplusSlope(h, hOffset, g, gOffset, length);
      case LOGISTIC -> logisticSlope(h, hOffset, g, gOffset, length);
    }
  }

  private static void step(double[] h, int hOffset, double[] g, int gOffset, int length) {
    for (int i = 0; i < length; i += LANES) {
      VectorMask<Double> active =
          DoubleVector.fromArray(SPECIES, h, hOffset + i).compare(VectorOperators.GT, 0);
      DoubleVector kept = flush(DoubleVector.fromArray(SPECIES, g, gOffset + i));
      DoubleVector.zero(SPECIES).blend(kept, active).intoArray(g, gOffset + i);
    }
  }

  private static void slope(double[] h, int hOffset, double[] g, int gOffset, int length) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector output = DoubleVector.fromArray(SPECIES, h, hOffset + i);
      DoubleVector slope = output.neg().fma(output, one);
      flush(DoubleVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  private static void softplusSlope(double[] h, int hOffset, double[] g, int gOffset, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector slope =
          DoubleSoftplusLanes.slope(DoubleVector.fromArray(SPECIES, h, hOffset + i));
      flush(DoubleVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  private static void logisticSlope(double[] h, int hOffset, double[] g, int gOffset, int length) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector output = DoubleVector.fromArray(SPECIES, h, hOffset + i);
      DoubleVector slope = output.mul(one.sub(output));
      flush(DoubleVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  static void adam(
      AdamStep step, int offset, int length, double[] w, double[] g, double[] m, double[] v) {
    DoubleVector rate = DoubleVector.broadcast(SPECIES, step.rate());
    DoubleVector gain1 = DoubleVector.broadcast(SPECIES, 1 - step.beta1());
    DoubleVector gain2 = DoubleVector.broadcast(SPECIES, 1 - step.beta2());
    DoubleVector epsilon = DoubleVector.broadcast(SPECIES, step.epsilon());
    for (int i = offset; i < offset + length; i += LANES) {
      DoubleVector gradient = flush(DoubleVector.fromArray(SPECIES, g, i));
      DoubleVector first = DoubleVector.fromArray(SPECIES, m, i);
      first = flush(gradient.sub(first).fma(gain1, first));
      DoubleVector second = DoubleVector.fromArray(SPECIES, v, i);
      second = gradient.mul(gradient).sub(second).fma(gain2, second);
      second = second.blend(0, second.lt(FLUSH * FLUSH));
      DoubleVector change = rate.mul(first).div(second.sqrt().add(epsilon));
      first.intoArray(m, i);
      second.intoArray(v, i);
      flush(DoubleVector.fromArray(SPECIES, w, i).sub(change)).intoArray(w, i);
    }
  }

  private static DoubleVector flush(DoubleVector x) {
    return x.blend(0, x.abs().lt(FLUSH));
  }
}
