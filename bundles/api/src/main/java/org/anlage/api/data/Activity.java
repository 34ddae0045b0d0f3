package org.anlage.api.data;

import org.anlage.api.matrix.Matrix;

/** Activity of neurons: event times or traces. */
public sealed interface Activity {
  /** Number of neurons. */
  int neurons();

  /** Length of the recording, s. */
  double duration();

  /**
   * Times of events (spikes, or peaks of a deconvolved trace). The recording lasts from {@code
   * start} to {@code start + duration}, on the clock of the times.
   *
   * @param times per neuron, ascending, s
   * @param duration length of the recording, s
   * @param start when the recording began, s
   */
  record Events(double[][] times, double duration, double start) implements Activity {
    /** A recording that began at 0. */
    public Events(double[][] times, double duration) {
      this(times, duration, 0);
    }

    /** When the recording ended, s. */
    public double end() {
      return start + duration;
    }

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

  /**
   * Sampled traces that are read piece by piece, for recordings that do not fit memory.
   *
   * @param neurons number of neurons
   * @param samples samples of each
   * @param interval time between samples, s
   * @param reader reads a piece
   */
  record Streamed(int neurons, int samples, double interval, Reader reader) implements Activity {
    @Override
    public double duration() {
      return samples * interval;
    }
  }

  /** Reads a piece of a recording. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads samples {@code from} to {@code to} (exclusive) of all neurons, neurons x samples.
     *
     * @throws org.anlage.api.component.ProblemException with kind DATA if they cannot be read
     */
    Matrix read(int from, int to);
  }
}
