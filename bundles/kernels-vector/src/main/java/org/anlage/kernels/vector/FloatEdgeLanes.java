package org.anlage.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with weights on edges in single precision: the eight partial sums are lanes of vectors.
 */
final class FloatEdgeLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

  private FloatEdgeLanes() {}

  static void add(int[] sources, int[] targets, float[] w, float[] from, float[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      FloatVector weight = FloatVector.broadcast(SPECIES, w[e]);
      for (int k = 0; k < lanes; k += SPECIES.length()) {
        load(to, target + k).add(weight.mul(load(from, source + k))).intoArray(to, target + k);
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, float[] x, float[] y, float[] sums, int lanes) {
    float[] parts = new float[8];
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      FloatVector a = FloatVector.zero(SPECIES);
      for (int k = 0; k < lanes; k += 8) {
        a = a.add(load(x, source + k).mul(load(y, target + k)));
      }
      a.intoArray(parts, 0);
      sums[e] +=
          ((parts[0] + parts[1]) + (parts[2] + parts[3]))
              + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }
}
