package org.anlage.regularizers;

import org.anlage.api.matrix.RealBuffer;

/** Passes in double precision. */
final class DoubleRows implements Rows {
  @Override
  public double absoluteSum(RealBuffer x, int at, int length) {
    double[] from = values(x);
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int end = at + length;
    int j = at;
    for (; j + 3 < end; j += 4) {
      first += Math.abs(from[j]);
      second += Math.abs(from[j + 1]);
      third += Math.abs(from[j + 2]);
      fourth += Math.abs(from[j + 3]);
    }
    for (; j < end; j++) {
      first += Math.abs(from[j]);
    }
    return first + second + (third + fourth);
  }

  @Override
  public double dot(RealBuffer x, RealBuffer y, int at, int length) {
    double[] left = values(x);
    double[] right = values(y);
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int end = at + length;
    int j = at;
    for (; j + 3 < end; j += 4) {
      first += left[j] * right[j];
      second += left[j + 1] * right[j + 1];
      third += left[j + 2] * right[j + 2];
      fourth += left[j + 3] * right[j + 3];
    }
    for (; j < end; j++) {
      first += left[j] * right[j];
    }
    return first + second + (third + fourth);
  }

  @Override
  public void addProduct(
      RealBuffer x, RealBuffer y, int at, RealBuffer target, int targetAt, int length) {
    double[] left = values(x);
    double[] right = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] += left[at + j] * right[at + j];
    }
  }

  @Override
  public void scaleAbsolute(
      RealBuffer x,
      int at,
      double factor,
      RealBuffer y,
      int yAt,
      RealBuffer target,
      int targetAt,
      int length) {
    double[] from = values(x);
    double[] other = values(y);
    double[] to = values(target);
    double scale = factor;
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = Math.abs(from[at + j]) * (scale * other[yAt + j]);
    }
  }

  @Override
  public void multiply(RealBuffer target, int at, RealBuffer y, int yAt, int length) {
    double[] to = values(target);
    double[] other = values(y);
    for (int j = 0; j < length; j++) {
      to[at + j] *= other[yAt + j];
    }
  }

  @Override
  public void addSigned(
      RealBuffer w,
      double factor,
      RealBuffer x,
      double term,
      RealBuffer target,
      int at,
      int length) {
    double[] weights = values(w);
    double[] from = values(x);
    double[] to = values(target);
    double scale = factor;
    double addend = term;
    for (int j = at; j < at + length; j++) {
      // The sign without a branch, so that the loop is vectorised: the product exceeds 1 even for
      // the smallest subnormal number.
      double sign = Math.max(-1, Math.min(1, weights[j] * 0x1p1000 * 0x1p100));
      to[j] += sign * (scale * from[j] + addend);
    }
  }

  @Override
  public void shrink(RealBuffer w, RealBuffer cost, double factor, int at, int length) {
    double[] weights = values(w);
    double[] costs = values(cost);
    double scale = factor;
    for (int j = at; j < at + length; j++) {
      double threshold = scale * costs[j];
      weights[j] = Math.max(weights[j] - threshold, 0) + Math.min(weights[j] + threshold, 0);
    }
  }

  private static double[] values(RealBuffer buffer) {
    return ((RealBuffer.Float64) buffer).values();
  }
}
