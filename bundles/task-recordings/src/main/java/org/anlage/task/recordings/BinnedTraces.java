package org.anlage.task.recordings;

import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;

/**
 * Means of samples in bins of a whole number of samples.
 *
 * @param task name of the task that asks for them
 * @param traces N x samples
 * @param interval time between samples, s
 * @param samples samples of a bin
 */
record BinnedTraces(String task, Matrix traces, double interval, int samples)
    implements BinnedActivity {
  /** By how much of a sample a time may be off one. */
  private static final double NEAR = 1e-3;

  static BinnedTraces of(String task, Activity.Traces traces, Optional<Double> bin) {
    double ratio = bin.map(b -> b / traces.interval()).orElse(1.0);
    double samples = Math.rint(ratio);
    if (samples < 1 || Math.abs(ratio - samples) > NEAR || samples > Integer.MAX_VALUE) {
      throw BinnedActivity.refused(
          task,
          "a bin is no whole number of samples",
          bin.map(b -> b + " s").orElse("") + " with samples every " + traces.interval() + " s",
          "a multiple of " + traces.interval() + " s",
          "change \"bin\", or leave it out for one sample a bin");
    }
    return new BinnedTraces(task, traces.values(), traces.interval(), (int) samples);
  }

  @Override
  public int neurons() {
    return traces.rows();
  }

  @Override
  public double width() {
    return samples * interval;
  }

  @Override
  public int bins() {
    return traces.columns() / samples;
  }

  @Override
  public boolean counts() {
    return false;
  }

  @Override
  public void read(int neuron, double from, double[] values) {
    int first = (int) Math.ceil(from / interval - NEAR);
    for (int b = 0; b < values.length; b++) {
      double sum = 0;
      for (int k = 0; k < samples; k++) {
        sum += traces.get(neuron, first + b * samples + k);
      }
      values[b] = sum / samples;
    }
  }

  @Override
  public Scale scale(int neuron, int first) {
    double sum = 0;
    double squares = 0;
    int count = first * samples;
    double origin = traces.get(neuron, 0);
    for (int t = 0; t < traces.columns(); t++) {
      double value = traces.get(neuron, t);
      if (!Double.isFinite(value)) {
        throw BinnedActivity.refused(
            task,
            "a sample is not finite: neuron " + neuron + ", sample " + t,
            Double.toString(value),
            "a number",
            "leave the neuron out, or fill the gap before it is read");
      }
      if (t < count) {
        sum += value - origin;
        squares += (value - origin) * (value - origin);
      }
    }
    double mean = sum / count;
    return new Scale(origin + mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }
}
