package org.anlage.trainers;

import org.anlage.api.matrix.Reals;

/** Passes in double precision. */
final class DoublePasses implements Passes {
  @Override
  public void multiply(Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * b[yAt + j];
    }
  }

  @Override
  public void multiplyRest(
      Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] = a[xAt + j] * (1 - b[yAt + j]);
    }
  }

  @Override
  public void addProduct(
      Reals x, int xAt, Reals y, int yAt, Reals target, int targetAt, int length) {
    double[] a = values(x);
    double[] b = values(y);
    double[] to = values(target);
    for (int j = 0; j < length; j++) {
      to[targetAt + j] += a[xAt + j] * b[yAt + j];
    }
  }

  @Override
  public void multiplyDifference(
      Reals x,
      int xAt,
      Reals y,
      int yAt,
      Reals z,
      int zAt,
      Reals target,
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
      Reals x,
      int xAt,
      Reals y,
      int yAt,
      Reals z,
      int zAt,
      Reals target,
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
      Reals x,
      int xAt,
      Reals y,
      int yAt,
      Reals z,
      int zAt,
      Reals target,
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

  private static double[] values(Reals buffer) {
    return ((Reals.Float64) buffer).values();
  }
}
