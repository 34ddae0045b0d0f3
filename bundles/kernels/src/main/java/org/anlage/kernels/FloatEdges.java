package org.anlage.kernels;

import java.util.Arrays;

/** Products with weights on edges in single precision. */
final class FloatEdges {
  private static final int SUMS = 16;

  private FloatEdges() {}

  static void add(int[] sources, int[] targets, float[] w, float[] from, float[] to, int lanes) {
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      float weight = w[e];
      for (int k = 0; k < lanes; k++) {
        to[target + k] += weight * from[source + k];
      }
    }
  }

  static void addInner(
      int[] sources, int[] targets, float[] x, float[] y, float[] sums, int lanes) {
    float[] parts = new float[SUMS];
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

  private static float total(float[] parts) {
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        parts[i] += parts[half + i];
      }
    }
    return parts[0];
  }
}
