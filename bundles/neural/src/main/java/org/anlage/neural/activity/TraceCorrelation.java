package org.anlage.neural.activity;

import org.anlage.api.data.Activity;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * Pearson correlation of sampled traces: products of standardised traces in single precision, whose
 * sums over tens of thousands of samples are off by about 1e-6. A constant trace has correlation 0
 * with all others. Memory: 4 bytes a sample.
 */
public final class TraceCorrelation implements PairStatistic {
  private final Kernels kernels;
  private final int neurons;
  private final int samples;
  private final RealBuffer standardised;

  /**
   * Standardises.
   *
   * @param traces N x samples
   * @param kernels for the products
   * @throws ArithmeticException if a sample is not finite
   */
  public TraceCorrelation(Activity.Traces traces, Kernels kernels) {
    this.kernels = kernels;
    neurons = traces.values().rows();
    samples = traces.values().columns();
    float[] values = new float[Math.multiplyExact(neurons, samples)];
    double[] source = traces.values().values();
    for (int i = 0; i < neurons; i++) {
      int from = i * samples;
      double mean = 0;
      for (int t = 0; t < samples; t++) {
        mean += source[from + t] / samples;
      }
      double squares = 0;
      for (int t = 0; t < samples; t++) {
        squares += (source[from + t] - mean) * (source[from + t] - mean);
      }
      if (!Double.isFinite(squares)) {
        throw new ArithmeticException("the trace of unit " + i + " is not finite");
      }
      double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int t = 0; t < samples; t++) {
        values[from + t] = (float) ((source[from + t] - mean) * scale);
      }
    }
    standardised = new RealBuffer.Float32(values);
  }

  @Override
  public int neurons() {
    return neurons;
  }

  @Override
  public double of(int i, int j) {
    double[] one = new double[1];
    square(i, i + 1, j, j + 1, one);
    return one[0];
  }

  @Override
  public void square(int from, int to, int first, int last, double[] square) {
    int m = to - from;
    int n = last - first;
    RealBuffer products = standardised.allocate(m * n);
    kernels.multiply(
        false,
        true,
        m,
        n,
        samples,
        standardised,
        from * samples,
        samples,
        standardised,
        first * samples,
        samples,
        false,
        products,
        0,
        n);
    for (int k = 0; k < m * n; k++) {
      boolean same = from + k / n == first + k % n;
      square[k] = same ? 1 : Math.max(-1, Math.min(1, products.get(k)));
    }
  }
}
