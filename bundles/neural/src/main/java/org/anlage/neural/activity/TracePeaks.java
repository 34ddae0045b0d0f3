package org.anlage.neural.activity;

import java.util.stream.IntStream;

/**
 * Events of a sampled trace: samples that exceed both neighbours by at least a threshold, which is
 * what SciPy's {@code find_peaks(trace, threshold)} finds; the rule by which the released MICrONS
 * event times were made (arXiv 2606.14975). The first and the last sample are never peaks.
 */
public final class TracePeaks {
  private TracePeaks() {}

  /**
   * Peaks of a trace.
   *
   * @param trace samples
   * @param threshold how much both neighbours are exceeded by, above 0; flat tops are no peaks
   * @return sample numbers, ascending
   */
  public static int[] of(double[] trace, double threshold) {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException("threshold must be positive: " + threshold);
    }
    return IntStream.range(1, Math.max(1, trace.length - 1))
        .filter(t -> Math.min(trace[t] - trace[t - 1], trace[t] - trace[t + 1]) >= threshold)
        .toArray();
  }

  /**
   * Times of the peaks, s: sample number / rate.
   *
   * @param rate samples per second
   */
  public static double[] times(double[] trace, double threshold, double rate) {
    return IntStream.of(of(trace, threshold)).mapToDouble(t -> t / rate).toArray();
  }
}
