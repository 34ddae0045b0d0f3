package org.anlage.trainers;

import org.anlage.api.matrix.RealBuffer;

/** Passes in double precision. */
final class DoublePasses implements ElementwiseOps {
  @Override
  public void multiply(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * b[yAt + j];
    }
  }

  @Override
  public void multiplyRest(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * (1 - b[yAt + j]);
    }
  }

  @Override
  public void addProduct(
      RealBuffer x, int xAt, RealBuffer y, int yAt, RealBuffer target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
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
    double[] a = values(x);
    double[] b = values(y);
    double[] c = values(z);
    double[] to = values(target);
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
    double[] a = values(x);
    double[] b = values(y);
    double[] c = values(z);
    double[] to = values(target);
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
    double[] a = values(x);
    double[] b = values(y);
    double[] c = values(z);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = c[zAt + j] + a[xAt + j] * (b[yAt + j] - c[zAt + j]);
    }
  }

  private static double[] values(RealBuffer buffer) {
    return ((RealBuffer.Float64) buffer).values();
  }
}
