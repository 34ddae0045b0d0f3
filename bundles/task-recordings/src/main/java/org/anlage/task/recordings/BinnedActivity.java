package org.anlage.task.recordings;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;

/** Recorded activity in bins of one width, of which any window can be read. */
sealed interface BinnedActivity permits BinnedEvents, BinnedTraces {
  /** Width of bins of events, s, where none is given. */
  double EVENT_BIN = 1;

  /** Part of a bin that is no difference. */
  double SAME = 1e-9;

  /** Number of neurons. */
  int neurons();

  /** Width of a bin, s. */
  double width();

  /** Bins that lie in the recording as a whole. */
  int bins();

  /** Whether values are counts of events; otherwise they are means of samples. */
  boolean counts();

  /**
   * Values of a neuron from a time on.
   *
   * @param from start of the first bin, s from the start of the recording
   * @param values one for each bin; overwritten
   */
  void read(int neuron, double from, double[] values);

  /**
   * Mean and deviation of a neuron's values in the first bins: of counts, the square root of the
   * mean, as for Poisson counts; of samples, their standard deviation.
   *
   * @throws ProblemException with kind DATA if a sample is not finite
   */
  Scale scale(int neuron, int bins);

  /**
   * Mean and deviation of a neuron.
   *
   * @param mean mean
   * @param deviation deviation; 0 if the neuron was silent
   */
  record Scale(double mean, double deviation) {
    double of(double value) {
      return (value - mean) / deviation;
    }
  }

  /**
   * The activity of the data.
   *
   * @param task name of the task that asks for it
   * @param bin width of a bin, s; absent: {@link #EVENT_BIN}, or the interval of samples
   * @throws ProblemException if there is none, or the width does not fit it
   */
  static BinnedActivity of(String task, Optional<Cortex> cortex, Optional<Double> bin) {
    Optional<Activity> activity = cortex.flatMap(Cortex::activity);
    if (activity.isEmpty()) {
      throw refused(
          task,
          "the task needs recorded activity",
          cortex.isEmpty() ? "no data" : "data without activity",
          "data with event times or traces",
          "name such data in \"data\" of the experiment");
    }
    if (activity.get() instanceof Activity.Events events) {
      return BinnedEvents.of(task, events, bin.orElse(EVENT_BIN));
    }
    if (activity.get() instanceof Activity.Traces traces) {
      return BinnedTraces.of(task, traces, bin);
    }
    throw refused(
        task,
        "the task draws pieces from all of the recording, and this one is read in pieces",
        "traces that are streamed",
        "traces that fit into memory",
        "let the source read them as a whole, or only a part of them");
  }

  /** What is wrong with the data for a task. */
  static ProblemException refused(
      String task, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, "task \"" + task + "\"", got, expected, fix));
  }
}
