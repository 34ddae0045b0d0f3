package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/** Passes in single precision. */
final class SinglePasses implements ElementwiseOps {
  @Override
  public void multiply(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * b[yAt + j];
    }
  }

  @Override
  public void multiplyRest(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * (1 - b[yAt + j]);
    }
  }

  @Override
  public void addProduct(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] += a[xAt + j] * b[yAt + j];
    }
  }

  @Override
  public void multiplyDifference(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] c = values(z);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * (b[yAt + j] - c[zAt + j]);
    }
  }

  @Override
  public void addDifference(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] c = values(z);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] += a[xAt + j] * (b[yAt + j] - c[zAt + j]);
    }
  }

  @Override
  public void interpolate(
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      RealBuffer z,
      int zAt,
      RealBuffer target,
      int targetAt,
      int length) {
    float[] a = values(x);
    float[] b = values(y);
    float[] c = values(z);
    float[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = c[zAt + j] + a[xAt + j] * (b[yAt + j] - c[zAt + j]);
    }
  }

  private static float[] values(RealBuffer buffer) {
    return ((RealBuffer.Float32) buffer).values();
  }
}
