package org.anlage.algebra;

import org.anlage.api.matrix.Matrix;

/**
 * Signal-to-noise ratio of traces, 1 - Var[x(t) - x(t - 1)] / (2 Var[x]): 1 for a slow trace, 0 for
 * independent samples, negative for alternating ones (Pachitariu et al. 2026, doi
 * 10.1038/s41586-026-10528-1). Traces come in consecutive pieces; memory is a few numbers a unit.
 */
public final class SignalToNoise {
  private final double[] first;
  private final double[] last;
  private final double[] sum;
  private final double[] squares;
  private final double[] steps;
  private long samples;

  /** No samples yet. */
  public SignalToNoise(int units) {
    first = new double[units];
    last = new double[units];
    sum = new double[units];
    squares = new double[units];
    steps = new double[units];
  }

  /** Of one whole trace. */
  public static double of(double[] trace) {
    SignalToNoise ratio = new SignalToNoise(1);
    ratio.add(Matrix.of(1, trace.length, trace));
    return ratio.ratio(0);
  }

  /** Adds the samples that follow, units x samples. */
  public void add(Matrix piece) {
    for (int i = 0; i < first.length; i++) {
      for (int t = 0; t < piece.columns(); t++) {
        double value = piece.get(i, t);
        if (samples == 0 && t == 0) {
          first[i] = value;
        } else {
          steps[i] += (value - last[i]) * (value - last[i]);
        }
        last[i] = value;
        // Relative to the first sample, which keeps large means from cancelling.
        sum[i] += value - first[i];
        squares[i] += (value - first[i]) * (value - first[i]);
      }
    }
    samples += piece.columns();
  }

  /** Variance over all samples; exactly 0 of a constant. */
  public double variance(int unit) {
    double mean = sum[unit] / samples;
    return Math.max(0, squares[unit] / samples - mean * mean);
  }

  /** Ratio of a unit; NaN of a constant, or of one that has samples that are not finite. */
  public double ratio(int unit) {
    double mean = (last[unit] - first[unit]) / (samples - 1);
    double variance = steps[unit] / (samples - 1) - mean * mean;
    return 1 - variance / (2 * variance(unit));
  }
}
