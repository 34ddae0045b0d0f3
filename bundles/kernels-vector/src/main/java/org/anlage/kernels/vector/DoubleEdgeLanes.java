package org.anlage.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products with weights on edges in double precision: the partial sums are lanes of vectors. */
final class DoubleEdgeLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SUMS = 16;

  private DoubleEdgeLanes() {}

  static void add(int[] sources, int[] targets, double[] w, double[] from, double[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      DoubleVector weight = DoubleVector.broadcast(SPECIES, w[e]);
      for (int k = 0; k < lanes; k += LANES) {
        load(to, target + k).add(weight.mul(load(from, source + k))).intoArray(to, target + k);
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, double[] x, double[] y, double[] sums, int lanes) {
    double[] parts = new double[SUMS];
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      for (int part = 0; part < SUMS; part += LANES) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = part; k < lanes; k += SUMS) {
          sum = sum.add(load(x, source + k).mul(load(y, target + k)));
        }
        sum.intoArray(parts, part);
      }
      sums[e] += total(parts);
    }
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }

  private static double total(double[] parts) {
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        parts[i] += parts[half + i];
      }
    }
    return parts[0];
  }
}
