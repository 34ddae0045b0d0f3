package org.anlage.neural.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.algebra.EventClock;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;

/**
 * Responses of neurons to each trial: events per second, or the mean of the samples, from its start
 * up to its stop.
 *
 * @param values N x trials
 * @param trialsOf trials of each stimulus, in the order given; stimuli in order of appearance
 */
public record TrialResponses(Matrix values, List<int[]> trialsOf) {
  /** By how much of a sample a trial may be off one that it begins or ends with. */
  private static final double SAME = 1e-3;

  /**
   * Responses to all trials. The sample at k intervals belongs to a trial from {@code start} to
   * {@code stop} if it is not before the start and before the stop; times that differ by less than
   * a thousandth of an interval are the same.
   *
   * @param activity what neurons did
   * @param trials when stimuli were shown, in the time of the activity
   * @throws ArithmeticException if a trial holds no sample, or one that is not finite
   */
  public static TrialResponses of(Activity activity, Trials trials) {
    Matrix values = Matrix.zeros(activity.neurons(), trials.size());
    for (int t = 0; t < trials.size(); t++) {
      double[] responses = responses(activity, trials.start()[t], trials.stop()[t], t);
      for (int i = 0; i < responses.length; i++) {
        values.set(i, t, responses[i]);
      }
    }
    Map<String, List<Integer>> trialsOf = new LinkedHashMap<>();
    for (int t = 0; t < trials.size(); t++) {
      trialsOf.computeIfAbsent(trials.stimulus().get(t), s -> new ArrayList<>()).add(t);
    }
    return new TrialResponses(
        values,
        trialsOf.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toList());
  }

  /** Mean response of a neuron to some trials. */
  double mean(int neuron, int[] trials) {
    double sum = 0;
    for (int t : trials) {
      sum += values.get(neuron, t);
    }
    return sum / trials.length;
  }

  private static double[] responses(Activity activity, double start, double stop, int trial) {
    if (activity instanceof Activity.Events events) {
      return rates(events, start, stop);
    }
    double interval =
        activity instanceof Activity.Traces traces
            ? traces.interval()
            : ((Activity.Streamed) activity).interval();
    double last = activity.duration() / interval;
    int from = (int) Math.min(last, Math.ceil(start / interval - SAME));
    int to = (int) Math.round(Math.min(last, Math.ceil(stop / interval - SAME)));
    if (from >= to) {
      throw new ArithmeticException(
          "trial " + trial + ", " + start + " to " + stop + " s, holds no sample of the recording");
    }
    return means(
        activity instanceof Activity.Traces traces
            ? columns(traces.values(), from, to)
            : ((Activity.Streamed) activity).reader().read(from, to),
        trial);
  }

  private static double[] rates(Activity.Events events, double start, double stop) {
    double[] rates = new double[events.neurons()];
    double same = EventClock.rounding(start, stop);
    for (int i = 0; i < rates.length; i++) {
      int count = 0;
      for (double time : events.times()[i]) {
        count += time >= start - same && time < stop - same ? 1 : 0;
      }
      rates[i] = count / (stop - start);
    }
    return rates;
  }

  private static Matrix columns(Matrix values, int from, int to) {
    Matrix piece = Matrix.zeros(values.rows(), to - from);
    for (int i = 0; i < values.rows(); i++) {
      System.arraycopy(
          values.values(), i * values.columns() + from, piece.values(), i * (to - from), to - from);
    }
    return piece;
  }

  private static double[] means(Matrix samples, int trial) {
    double[] means = new double[samples.rows()];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int t = 0; t < samples.columns(); t++) {
        sum += samples.get(i, t);
      }
      means[i] = sum / samples.columns();
      if (!Double.isFinite(means[i])) {
        throw new ArithmeticException(
            "the response of unit " + i + " to trial " + trial + " is not finite");
      }
    }
    return means;
  }
}
