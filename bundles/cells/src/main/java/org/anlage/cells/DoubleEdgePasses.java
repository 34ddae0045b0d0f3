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
}
