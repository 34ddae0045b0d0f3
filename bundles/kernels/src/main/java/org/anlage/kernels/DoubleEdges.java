package org.anlage.kernels;

import java.util.Arrays;

/** Products with weights on edges in double precision. */
final class DoubleEdges {
  private static final int SUMS = 16;

  private DoubleEdges() {}

  static void add(int[] sources, int[] targets, double[] w, double[] from, double[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      double weight = w[e];
      for (int k = 0; k < lanes; k++) {
        to[target + k] += weight * from[source + k];
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, double[] x, double[] y, double[] sums, int lanes) {
    double[] parts = new double[SUMS];
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      Arrays.fill(parts, 0);
      for (int k = 0; k < lanes; k += SUMS) {
        for (int i = 0; i < SUMS; i++) {
          parts[i] += x[source + k + i] * y[target + k + i];
        }
      }
      sums[e] += total(parts);
    }
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
