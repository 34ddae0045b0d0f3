package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with weights on edges in double precision: the eight partial sums are lanes of vectors.
 */
final class DoubleEdgeLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;

  private DoubleEdgeLanes() {}

  static void add(int[] sources, int[] targets, double[] w, double[] from, double[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      DoubleVector weight = DoubleVector.broadcast(SPECIES, w[e]);
      for (int k = 0; k < lanes; k += SPECIES.length()) {
        load(to, target + k).add(weight.mul(load(from, source + k))).intoArray(to, target + k);
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, double[] x, double[] y, double[] sums, int lanes) {
    double[] parts = new double[8];
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      DoubleVector a = DoubleVector.zero(SPECIES);
      DoubleVector b = DoubleVector.zero(SPECIES);
      for (int k = 0; k < lanes; k += 8) {
        a = a.add(load(x, source + k).mul(load(y, target + k)));
        b = b.add(load(x, source + k + 4).mul(load(y, target + k + 4)));
      }
      a.intoArray(parts, 0);
      b.intoArray(parts, 4);
      sums[e] +=
          ((parts[0] + parts[1]) + (parts[2] + parts[3]))
              + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
    }
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
