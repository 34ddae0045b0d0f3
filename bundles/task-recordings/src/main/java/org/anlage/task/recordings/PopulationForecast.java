package org.anlage.task.recordings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.osgi.service.component.annotations.Component;

/**
 * The activity of recorded neurons in the next bin, from the bins before. A trial is a window of
 * the recording that lies in one part of it: training, validation or test, in the order of time.
 * Inputs are activities less their means over deviations of them, both of the training part; the
 * targets of events are counts (objective {@code POISSON}), those of traces are scaled as inputs
 * are ({@code MEAN_SQUARES}). A constant answer explains no variance, so that chance is 0; windows
 * in which no neuron changes have none, and are drawn again.
 */
@Component(service = Task.class)
@Extension(
    name = PopulationForecast.NAME,
    text =
        "Forecast the activity of recorded neurons in the next bin; the recording is split by"
            + " time into parts for training, validation and test",
    source = "arXiv:2510.25674")
public final class PopulationForecast implements Task<PopulationForecast.Parameters> {
  static final String NAME = "population-forecast";

  /** Windows that are tried for one in which a neuron changes. */
  private static final int ATTEMPTS = 1000;

  /**
   * Bins and parts.
   *
   * @param bin width of a bin, s
   * @param length bins of a trial
   * @param warmUp bins of it that are not scored
   * @param training share of the recording
   * @param validation share of the recording
   * @param gap bins between parts
   * @param silent what to do with silent neurons
   */
  public record Parameters(
      @Parameter(
              text = "Width of a bin; absent: 1 s for events, one sample for traces.",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          Optional<Double> bin,
      @Parameter(text = "Bins of a trial.", value = "50", min = 3, max = 100000) int length,
      @Parameter(
              text = "Bins at the start of a trial that are not scored.",
              value = "10",
              min = 1,
              max = 100000)
          int warmUp,
      @Parameter(
              text = "Share of the recording, its first part, for training.",
              value = "0.7",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double training,
      @Parameter(
              text = "Share of the recording, after it, for validation; the rest is for the test.",
              value = "0.15",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double validation,
      @Parameter(
              text = "Bins between parts that are left out, so that none says what is in the next.",
              value = "10",
              min = 1,
              max = 100000)
          int gap,
      @Parameter(
              text = "What to do with neurons that are silent in the training part.",
              value = "\"refuse\"")
          Silent silent) {
    /** Checks what goes together. */
    public Parameters {
      TimeParts.requireShares(training, validation);
      if (warmUp > length - 2) {
        throw new IllegalArgumentException(
            "warmUp: got " + warmUp + " of " + length + " bins, expected at least two fewer");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters parameters) {
    return describe(parameters, Optional.empty());
  }

  @Override
  public TaskDescription describe(Parameters p, Optional<Cortex> cortex) {
    BinnedActivity activity = BinnedActivity.of(NAME, cortex, p.bin());
    TimeParts parts = parts(p, activity);
    UsedNeurons used = used(p, activity, parts);
    return new TaskDescription(
            used.size(),
            used.size(),
            p.length(),
            activity.counts() ? Objective.POISSON : Objective.MEAN_SQUARES,
            List.of(
                new Period("warm-up", 0, p.warmUp()),
                new Period("forecast", p.warmUp(), p.length())),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(new Decision.Explained())
        .withNumbers(List.of("start_seconds"))
        .inStepsOf(1000 * activity.width())
        .named(used.names(), used.names());
  }

  private static UsedNeurons used(Parameters p, BinnedActivity activity, TimeParts parts) {
    return UsedNeurons.of(NAME, activity, parts.training().to(), p.silent());
  }

  /** The parts, each of which has a trial and the bin after it. */
  private static TimeParts parts(Parameters p, BinnedActivity activity) {
    TimeParts parts = TimeParts.of(activity.bins(), p.training(), p.validation(), p.gap());
    for (TrialRequest.Split split : TrialRequest.Split.values()) {
      int bins = parts.of(split).bins();
      if (bins <= p.length()) {
        throw tooShort(p, activity, split, bins);
      }
    }
    return parts;
  }

  private static ProblemException tooShort(
      Parameters p, BinnedActivity activity, TrialRequest.Split split, int bins) {
    return BinnedActivity.refused(
        NAME,
        "the recording is too short",
        activity.bins()
            + " bins of "
            + activity.width()
            + " s, "
            + bins
            + " of them for "
            + split.name().toLowerCase(java.util.Locale.ROOT),
        "at least " + (p.length() + 1) + " there",
        "set a smaller \"length\", \"bin\" or \"gap\", or other shares");
  }

  @Override
  public void fill(Parameters parameters, TrialBatch batch, RandomStream random) {
    fill(parameters, batch, random, TrialRequest.analysis());
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random, TrialRequest request) {
    BinnedActivity activity = BinnedActivity.of(NAME, request.cortex(), p.bin());
    TimeParts parts = parts(p, activity);
    TimeParts.Part part = parts.of(request.split());
    UsedNeurons used = used(p, activity, parts);
    int steps = p.length();
    double[][] values = new double[used.size()][steps + 1];
    for (int i = 0; i < batch.trials(); i++) {
      double from = window(p, activity, used, part, random.split(i), values);
      batch.numbers(0)[i] = from;
      for (int c = 0; c < used.size(); c++) {
        BinnedActivity.Scale scale = used.scales().get(c);
        for (int t = 0; t < steps; t++) {
          int at = batch.at(t, i) * used.size() + c;
          double next = values[c][t + 1];
          batch.input()[at] = (float) scale.of(values[c][t]);
          batch.values()[at] = (float) (activity.counts() ? next : scale.of(next));
        }
      }
      for (int t = p.warmUp(); t < steps; t++) {
        batch.mask()[batch.at(t, i)] = 1;
      }
    }
  }

  /** Reads a random window in which something changes where it is scored; its start, s. */
  private static double window(
      Parameters p,
      BinnedActivity activity,
      UsedNeurons used,
      TimeParts.Part part,
      RandomStream random,
      double[][] values) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double from = (part.from() + random.nextInt(part.bins() - p.length())) * activity.width();
      boolean changes = false;
      for (int c = 0; c < values.length; c++) {
        activity.read(used.neurons().get(c), from, values[c]);
        for (int t = p.warmUp() + 2; t < values[c].length; t++) {
          changes |= values[c][t] != values[c][p.warmUp() + 1];
        }
      }
      if (changes) {
        return from;
      }
    }
    throw BinnedActivity.refused(
        NAME,
        "there is nothing to forecast",
        ATTEMPTS + " windows of " + p.length() + " bins in which no neuron changes",
        "some in which one does",
        "set a larger \"bin\" or \"length\"");
  }
}
