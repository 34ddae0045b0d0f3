package org.anlage.kernels;

/** Products with weights on edges in double precision. */
final class DoubleEdges {
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
    for (int e = 0; e < sources.length; e++) {
      int source = sources[e] * lanes;
      int target = targets[e] * lanes;
      // eight sums, so that additions need not wait for each other
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      double p = 0;
      double q = 0;
      double r = 0;
      double s = 0;
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
