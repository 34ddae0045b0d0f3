package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;

/**
 * The formulas of {@link Elementwise} on whole vectors in single precision: operation by operation
 * those of the scalar kernels, with selections in place of branches. Lengths are multiples of
 * {@link #LANES}.
 */
final class FloatLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Elements of a vector. */
  static final int LANES = SPECIES.length();

  private static final float FLUSH = Elementwise.FLUSH32;

  private FloatLanes() {}

  static void activate(Activation activation, float[] x, int offset, int length) {
    switch (activation) {
      case RELU -> relu(x, offset, length);
      case TANH -> FloatTanhLanes.tanh(x, offset, length);
      case IDENTITY -> identity(x, offset, length);
      case SOFTPLUS -> FloatSoftplusLanes.softplus(x, offset, length);
      case LOGISTIC -> FloatSoftplusLanes.logistic(x, offset, length);
    }
  }

  private static void relu(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += LANES) {
      FloatVector z = FloatVector.fromArray(SPECIES, x, i);
      z.blend(0f, z.lt(FLUSH)).intoArray(x, i);
    }
  }

  private static void identity(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += LANES) {
      flush(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }

  static void derivative(
      Activation activation, float[] h, int hOffset, float[] g, int gOffset, int length) {
    switch (activation) {
      case RELU -> step(h, hOffset, g, gOffset, length);
      case TANH -> slope(h, hOffset, g, gOffset, length);
      case IDENTITY -> identity(g, gOffset, length);
      case SOFTPLUS -> softplusSlope(h, hOffset, g, gOffset, length);
      case LOGISTIC -> logisticSlope(h, hOffset, g, gOffset, length);
    }
  }

  private static void step(float[] h, int hOffset, float[] g, int gOffset, int length) {
    for (int i = 0; i < length; i += LANES) {
      VectorMask<Float> active =
          FloatVector.fromArray(SPECIES, h, hOffset + i).compare(VectorOperators.GT, 0f);
      FloatVector kept = flush(FloatVector.fromArray(SPECIES, g, gOffset + i));
      FloatVector.zero(SPECIES).blend(kept, active).intoArray(g, gOffset + i);
    }
  }

  private static void slope(float[] h, int hOffset, float[] g, int gOffset, int length) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < length; i += LANES) {
      FloatVector output = FloatVector.fromArray(SPECIES, h, hOffset + i);
      FloatVector slope = output.neg().fma(output, one);
      flush(FloatVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  private static void softplusSlope(float[] h, int hOffset, float[] g, int gOffset, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector slope = FloatSoftplusLanes.slope(FloatVector.fromArray(SPECIES, h, hOffset + i));
      flush(FloatVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  private static void logisticSlope(float[] h, int hOffset, float[] g, int gOffset, int length) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < length; i += LANES) {
      FloatVector output = FloatVector.fromArray(SPECIES, h, hOffset + i);
      FloatVector slope = output.mul(one.sub(output));
      flush(FloatVector.fromArray(SPECIES, g, gOffset + i).mul(slope)).intoArray(g, gOffset + i);
    }
  }

  static void adam(
      AdamStep step, int offset, int length, float[] w, float[] g, float[] m, float[] v) {
    FloatVector rate = FloatVector.broadcast(SPECIES, (float) step.rate());
    FloatVector gain1 = FloatVector.broadcast(SPECIES, (float) (1 - step.beta1()));
    FloatVector gain2 = FloatVector.broadcast(SPECIES, (float) (1 - step.beta2()));
    FloatVector epsilon = FloatVector.broadcast(SPECIES, (float) step.epsilon());
    for (int i = offset; i < offset + length; i += LANES) {
      FloatVector gradient = flush(FloatVector.fromArray(SPECIES, g, i));
      FloatVector first = FloatVector.fromArray(SPECIES, m, i);
      first = flush(gradient.sub(first).fma(gain1, first));
      FloatVector second = FloatVector.fromArray(SPECIES, v, i);
      second = gradient.mul(gradient).sub(second).fma(gain2, second);
      second = second.blend(0f, second.lt(FLUSH * FLUSH));
      FloatVector change = rate.mul(first).div(second.sqrt().add(epsilon));
      first.intoArray(m, i);
      second.intoArray(v, i);
      flush(FloatVector.fromArray(SPECIES, w, i).sub(change)).intoArray(w, i);
    }
  }

  private static FloatVector flush(FloatVector x) {
    return x.blend(0f, x.abs().lt(FLUSH));
  }
}
