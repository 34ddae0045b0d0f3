package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products with weights on edges in single precision: the partial sums are lanes of vectors. */
final class FloatEdgeLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SUMS = 16;

  private FloatEdgeLanes() {}

  static void add(int[] sources, int[] targets, float[] w, float[] from, float[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      FloatVector weight = FloatVector.broadcast(SPECIES, w[e]);
      for (int k = 0; k < lanes; k += LANES) {
        load(to, target + k).add(weight.mul(load(from, source + k))).intoArray(to, target + k);
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, float[] x, float[] y, float[] sums, int lanes) {
    float[] parts = new float[SUMS];
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      for (int part = 0; part < SUMS; part += LANES) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = part; k < lanes; k += SUMS) {
          sum = sum.add(load(x, source + k).mul(load(y, target + k)));
        }
        sum.intoArray(parts, part);
      }
      sums[e] += total(parts);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  private static float total(float[] parts) {
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        parts[i] += parts[half + i];
      }
    }
    return parts[0];
  }
}
