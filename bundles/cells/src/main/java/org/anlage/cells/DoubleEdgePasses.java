package org.anlage.cells;

import org.anlage.api.matrix.RealBuffer;

/** Passes over edges in double precision. */
final class DoubleEdgePasses implements EdgePasses {
  private static double[] array(RealBuffer buffer) {
    return ((RealBuffer.Float64) buffer).values();
  }

  @Override
  public void gather(
      RealBuffer from, int at, int stride, int trials, int columns, RealBuffer to, int lanes) {
    double[] rows = array(from);
    double[] turned = array(to);
    for (int j = 0; j < columns; j++) {
      for (int trial = 0; trial < trials; trial++) {
        turned[j * lanes + trial] = rows[at + trial * stride + j];
      }
    }
  }

  @Override
  public void scatter(
      RealBuffer from, int lanes, int trials, int columns, RealBuffer to, int at, int stride) {
    double[] turned = array(from);
    double[] rows = array(to);
    for (int j = 0; j < columns; j++) {
      for (int trial = 0; trial < trials; trial++) {
        rows[at + trial * stride + j] += turned[j * lanes + trial];
      }
    }
  }

  @Override
  public void interpolate(
      RealBuffer leak,
      RealBuffer rates,
      int rate,
      RealBuffer rows,
      int before,
      int after,
      int length) {
    double[] a = array(leak);
    double[] r = array(rates);
    double[] h = array(rows);
    for (int j = 0; j < length; j++) {
      h[after + j] = h[before + j] + a[j] * (r[rate + j] - h[before + j]);
    }
  }

  @Override
  public void multiply(
      RealBuffer x, int at, RealBuffer leak, RealBuffer target, int to, int length) {
    double[] from = array(x);
    double[] a = array(leak);
    double[] result = array(target);
    for (int j = 0; j < length; j++) {
      result[to + j] = from[at + j] * a[j];
    }
  }

  @Override
  public void multiplyRest(
      RealBuffer x, int at, RealBuffer leak, RealBuffer target, int to, int length) {
    double[] from = array(x);
    double[] a = array(leak);
    double[] result = array(target);
    for (int j = 0; j < length; j++) {
      result[to + j] = from[at + j] * (1 - a[j]);
    }
  }

  @Override
  public void forward(
      EdgeList edges, RealBuffer weights, RealBuffer states, RealBuffer sums, int lanes) {
    double[] w = array(weights);
    double[] h = array(states);
    double[] z = array(sums);
    int[] sources = edges.sources();
    int[] targets = edges.targets();
    for (int e = 0; e < sources.length; e++) {
      int from = sources[e] * lanes;
      int to = targets[e] * lanes;
      double weight = w[e];
      for (int k = 0; k < lanes; k++) {
        z[to + k] += weight * h[from + k];
      }
    }
  }

  @Override
  public void backward(
      EdgeList edges, RealBuffer weights, RealBuffer slopes, RealBuffer earlier, int lanes) {
    double[] w = array(weights);
    double[] g = array(slopes);
    double[] d = array(earlier);
    int[] sources = edges.sources();
    int[] targets = edges.targets();
    for (int e = 0; e < sources.length; e++) {
      int to = sources[e] * lanes;
      int from = targets[e] * lanes;
      double weight = w[e];
      for (int k = 0; k < lanes; k++) {
        d[to + k] += weight * g[from + k];
      }
    }
  }

  @Override
  public void addGradient(
      EdgeList edges, RealBuffer states, RealBuffer slopes, RealBuffer gradient, int lanes) {
    double[] h = array(states);
    double[] g = array(slopes);
    double[] result = array(gradient);
    int[] sources = edges.sources();
    int[] targets = edges.targets();
    for (int e = 0; e < sources.length; e++) {
      int from = sources[e] * lanes;
      int to = targets[e] * lanes;
      // eight sums, so that additions need not wait for each other; lanes are a multiple of eight
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      double p = 0;
      double q = 0;
      double r = 0;
      double s = 0;
      for (int k = 0; k < lanes; k += 8) {
        a += h[from + k] * g[to + k];
        b += h[from + k + 1] * g[to + k + 1];
        c += h[from + k + 2] * g[to + k + 2];
        d += h[from + k + 3] * g[to + k + 3];
        p += h[from + k + 4] * g[to + k + 4];
        q += h[from + k + 5] * g[to + k + 5];
        r += h[from + k + 6] * g[to + k + 6];
        s += h[from + k + 7] * g[to + k + 7];
      }
      result[e] += ((a + b) + (c + d)) + ((p + q) + (r + s));
    }
  }
}
