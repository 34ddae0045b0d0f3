package org.anlage.api.data;

import org.anlage.api.matrix.Matrix;

/** What neurons did. */
public sealed interface Activity {
  /** Number of neurons. */
  int neurons();

  /** Length of the recording, s. */
  double duration();

  /**
   * Times of events (spikes, or peaks of a deconvolved trace).
   *
   * @param times per neuron, ascending, s
   * @param duration length of the recording, s
   */
  record Events(double[][] times, double duration) implements Activity {
    @Override
    public int neurons() {
      return times.length;
    }
  }

  /**
   * Sampled traces.
   *
   * @param values neurons x samples
   * @param interval time between samples, s
   */
  record Traces(Matrix values, double interval) implements Activity {
    @Override
    public int neurons() {
      return values.rows();
    }

    @Override
    public double duration() {
      return values.columns() * interval;
    }
  }
}
