package org.anlage.neural.activity;

import org.anlage.api.data.Activity;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/**
 * Pearson correlation of sampled traces: products of standardised traces in single precision, whose
 * sums over tens of thousands of samples are off by about 1e-6. A constant trace has correlation 0
 * with all others. Memory: 4 bytes a sample.
 */
public final class TraceCorrelation implements PairStatistic {
  private static final int PIECE = 1 << 22;

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

  /**
   * Standardises traces that are read piece by piece, twice over; only the result is in memory.
   *
   * @param traces of N units
   * @param kernels for the products
   * @throws ArithmeticException if a sample is not finite, or if there are more than 2^31
   */
  public TraceCorrelation(Activity.Streamed traces, Kernels kernels) {
    this.kernels = kernels;
    neurons = traces.neurons();
    samples = traces.samples();
    if ((long) neurons * samples > Integer.MAX_VALUE - 8) {
      throw new ArithmeticException(
          neurons + " x " + samples + " samples are more than 2^31; leave out units or samples");
    }
    double[] first = new double[neurons];
    double[] sum = new double[neurons];
    double[] squares = new double[neurons];
    pieces(
        traces,
        (piece, from) -> {
          for (int i = 0; i < neurons; i++) {
            if (from == 0) {
              first[i] = piece.get(i, 0);
            }
            for (int t = 0; t < piece.columns(); t++) {
              double value = piece.get(i, t) - first[i]; // so that a large mean does not cancel
              sum[i] += value;
              squares[i] += value * value;
            }
          }
        });
    double[] mean = new double[neurons];
    double[] scale = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      if (!Double.isFinite(squares[i])) {
        throw new ArithmeticException("the trace of unit " + i + " is not finite");
      }
      mean[i] = first[i] + sum[i] / samples;
      double around = squares[i] - sum[i] * sum[i] / samples;
      scale[i] = around > 0 ? 1 / Math.sqrt(around) : 0;
    }
    float[] values = new float[neurons * samples];
    pieces(
        traces,
        (piece, from) -> {
          for (int i = 0; i < neurons; i++) {
            for (int t = 0; t < piece.columns(); t++) {
              values[i * samples + from + t] = (float) ((piece.get(i, t) - mean[i]) * scale[i]);
            }
          }
        });
    standardised = new RealBuffer.Float32(values);
  }

  private interface Piece {
    void take(Matrix piece, int from);
  }

  private static void pieces(Activity.Streamed traces, Piece piece) {
    int step = Math.max(1, PIECE / Math.max(1, traces.neurons()));
    for (int from = 0; from < traces.samples(); from += step) {
      int to = Math.min(traces.samples(), from + step);
      piece.take(traces.reader().read(from, to), from);
    }
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
