package org.anlage.algebra;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;

/**
 * Means and covariances of units, from samples as they come. Samples are taken relative to the
 * first, which keeps large means from cancelling; sums over blocks of 256 samples are products in
 * the given precision, sums of blocks are doubles. O(N^2) time per sample and memory; nothing grows
 * with time.
 */
public final class CovarianceSum {
  private static final int BLOCK = 256;
  private static final int STRIP = 64;
  private final int units;
  private final Kernels kernels;
  private final Workers workers;
  private final RealBuffer block;
  private final double[] first;
  private final double[] sum;
  private final double[] products;
  private final RealBuffer[] strips;
  private int filled;
  private long samples;

  /**
   * No samples yet.
   *
   * @param units number of units N
   * @param precision of the products
   * @param kernels products
   * @param workers threads to share them
   */
  public CovarianceSum(int units, Precision precision, Kernels kernels, Workers workers) {
    this.units = units;
    this.kernels = kernels;
    this.workers = workers;
    block = precision.allocate(Math.multiplyExact(BLOCK, units));
    first = new double[units];
    sum = new double[units];
    products = new double[Math.multiplyExact(units, units)];
    strips = new RealBuffer[(units + STRIP - 1) / STRIP];
    for (int i = 0; i < Math.min(strips.length, workers.threads()); i++) {
      strips[i] = precision.allocate(STRIP * units);
    }
  }

  /**
   * Adds samples.
   *
   * @param values rows x units, row-major
   * @param rows number of samples
   */
  public void add(RealBuffer values, int rows) {
    for (int row = 0; row < rows; row++) {
      if (samples == 0) {
        for (int i = 0; i < units; i++) {
          first[i] = values.get(i);
        }
      }
      for (int i = 0; i < units; i++) {
        double value = values.get(row * units + i) - first[i];
        block.set(filled * units + i, value);
        sum[i] += value;
      }
      samples++;
      if (++filled == BLOCK) {
        flush();
      }
    }
  }

  /** Adds samples, units x samples. */
  public void add(Matrix values) {
    add(new RealBuffer.Float64(values.transpose().values()), values.columns());
  }

  /** Moments of all samples so far. */
  public Moments moments() {
    flush();
    double[] mean = new double[units];
    Matrix covariance = Matrix.zeros(units, units);
    for (int i = 0; i < units; i++) {
      mean[i] = first[i] + sum[i] / samples;
    }
    for (int i = 0; i < units; i++) {
      for (int j = 0; j <= i; j++) {
        double value = products[i * units + j] / samples - (sum[i] / samples) * (sum[j] / samples);
        covariance.set(i, j, value);
        covariance.set(j, i, value);
      }
    }
    return new Moments(samples, mean, covariance);
  }

  private void flush() {
    int rows = filled;
    if (rows == 0) {
      return;
    }
    filled = 0;
    int threads = workers.threads();
    workers.each(
        Math.min(threads, strips.length),
        worker -> {
          for (int strip = worker; strip < strips.length; strip += threads) {
            addStrip(strip, rows, strips[worker]);
          }
        });
  }

  /** Rows of the lower triangle: products of some units with all units up to them. */
  private void addStrip(int strip, int rows, RealBuffer buffer) {
    int from = strip * STRIP;
    int height = Math.min(STRIP, units - from);
    int width = from + height;
    kernels.multiply(
        true, false, height, width, rows, block, from, units, block, 0, units, false, buffer, 0,
        width);
    for (int i = 0; i < height; i++) {
      int to = (from + i) * units;
      for (int j = 0; j <= from + i; j++) {
        products[to + j] += buffer.get(i * width + j);
      }
    }
  }
}
