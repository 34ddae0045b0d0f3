package org.anlage.kernels;

/** Products with weights on edges in single precision. */
final class FloatEdges {
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
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      // eight sums, so that additions need not wait for each other
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      float p = 0;
      float q = 0;
      float r = 0;
      float s = 0;
      for (int k = 0; k < lanes; k += 8) {
        a += x[source + k] * y[target + k];
        b += x[source + k + 1] * y[target + k + 1];
        c += x[source + k + 2] * y[target + k + 2];
        d += x[source + k + 3] * y[target + k + 3];
        p += x[source + k + 4] * y[target + k + 4];
        q += x[source + k + 5] * y[target + k + 5];
        r += x[source + k + 6] * y[target + k + 6];
        s += x[source + k + 7] * y[target + k + 7];
      }
      sums[e] += ((a + b) + (c + d)) + ((p + q) + (r + s));
    }
  }
}
