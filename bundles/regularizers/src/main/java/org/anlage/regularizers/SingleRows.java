package org.anlage.regularizers;

import org.anlage.api.matrix.RealBuffer;

/** Passes in single precision. */
final class SingleRows implements Rows {
  @Override
  public double absoluteSum(RealBuffer x, int at, int length) {
    float[] from = values(x);
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
    float[] left = values(x);
    float[] right = values(y);
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
    float[] left = values(x);
    float[] right = values(y);
    float[] to = values(target);
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
    float[] from = values(x);
    float[] other = values(y);
    float[] to = values(target);
    float scale = (float) factor;
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = Math.abs(from[at + j]) * (scale * other[yAt + j]);
    }
  }

  @Override
  public void multiply(RealBuffer target, int at, RealBuffer y, int yAt, int length) {
    float[] to = values(target);
    float[] other = values(y);
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
    float[] weights = values(w);
    float[] from = values(x);
    float[] to = values(target);
    float scale = (float) factor;
    float addend = (float) term;
    for (int j = at; j < at + length; j++) {
      // The sign without a branch, so that the loop is vectorised: the product exceeds 1 even for
      // the smallest subnormal number.
      float sign = Math.max(-1, Math.min(1, weights[j] * 0x1p120f * 0x1p40f));
      to[j] += sign * (scale * from[j] + addend);
    }
  }

  @Override
  public void shrink(RealBuffer w, RealBuffer cost, double factor, int at, int length) {
    float[] weights = values(w);
    float[] costs = values(cost);
    float scale = (float) factor;
    for (int j = at; j < at + length; j++) {
      float threshold = scale * costs[j];
      weights[j] = Math.max(weights[j] - threshold, 0) + Math.min(weights[j] + threshold, 0);
    }
  }

  private static float[] values(RealBuffer buffer) {
    return ((RealBuffer.Float32) buffer).values();
  }
}
