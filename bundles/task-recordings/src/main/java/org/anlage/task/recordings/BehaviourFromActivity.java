package org.anlage.task.recordings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialVariable;
import org.osgi.service.component.annotations.Component;

/**
 * The stimulus (or choice) of a recorded trial, at every step, from the activity of the neurons. A
 * trial of the task is a trial of the data that lies in one part of the recording: training,
 * validation or test, in the order of time. Stimuli are drawn with equal probability, so that
 * chance is one over their number. All trials are as long as the shortest, in whole bins from their
 * starts. Inputs are activities less their means over deviations of them, both of the training
 * part.
 */
@Component(service = Task.class)
@Extension(
    name = BehaviourFromActivity.NAME,
    text =
        "Say which stimulus (or choice) a recorded trial is of, from the activity of the neurons;"
            + " the recording is split by time into parts for training, validation and test")
public final class BehaviourFromActivity implements Task<BehaviourFromActivity.Parameters> {
  static final String NAME = "behaviour-from-activity";

  /**
   * Bins, stimuli and parts.
   *
   * @param bin width of a bin, s
   * @param stimuli stimuli that are told apart; empty: all
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
      @Parameter(
              text = "Stimuli that are told apart, as the data name them; empty: all.",
              value = "[]")
          List<String> stimuli,
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
      stimuli = List.copyOf(stimuli);
      TimeParts.requireShares(training, validation);
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
    StimulusTrials trials = trials(p, cortex, activity, parts);
    UsedNeurons used = used(p, activity, parts);
    return new TaskDescription(
            used.size(),
            trials.stimuli().size(),
            trials.steps(),
            Objective.CROSS_ENTROPY,
            List.of(new Period("trial", 0, trials.steps())),
            1.0 / trials.stimuli().size(),
            OptionalDouble.empty(),
            1,
            OptionalInt.empty(),
            List.of(new TrialVariable("stimulus", trials.stimuli())))
        .decidedBy(new Decision.MeanLargest())
        .withNumbers(List.of("start_seconds"))
        .inStepsOf(1000 * activity.width())
        .named(used.names(), trials.stimuli());
  }

  private static UsedNeurons used(Parameters p, BinnedActivity activity, TimeParts parts) {
    return UsedNeurons.of(NAME, activity, parts.training().to(), p.silent());
  }

  private static TimeParts parts(Parameters p, BinnedActivity activity) {
    TimeParts parts = TimeParts.of(activity.bins(), p.training(), p.validation(), p.gap());
    if (parts.training().bins() == 0) {
      throw BinnedActivity.refused(
          NAME,
          "the recording is too short",
          activity.bins() + " bins of " + activity.width() + " s",
          "some for training",
          "set a smaller \"bin\"");
    }
    return parts;
  }

  private static StimulusTrials trials(
      Parameters p, Optional<Cortex> cortex, BinnedActivity activity, TimeParts parts) {
    return StimulusTrials.of(NAME, cortex.flatMap(Cortex::trials), p.stimuli(), activity, parts);
  }

  @Override
  public void fill(Parameters parameters, TrialBatch batch, RandomStream random) {
    fill(parameters, batch, random, TrialRequest.analysis());
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random, TrialRequest request) {
    BinnedActivity activity = BinnedActivity.of(NAME, request.cortex(), p.bin());
    TimeParts parts = parts(p, activity);
    StimulusTrials trials = trials(p, request.cortex(), activity, parts);
    UsedNeurons used = used(p, activity, parts);
    double[] values = new double[trials.steps()];
    for (int i = 0; i < batch.trials(); i++) {
      RandomStream own = random.split(i);
      int label = own.nextInt(trials.stimuli().size());
      double[] starts = trials.starts(parts.of(request.split()), label);
      double from = starts[own.nextInt(starts.length)];
      batch.conditions()[i] = label;
      batch.levels(0)[i] = label;
      batch.numbers(0)[i] = from;
      for (int c = 0; c < used.size(); c++) {
        activity.read(used.neurons().get(c), from, values);
        for (int t = 0; t < values.length; t++) {
          batch.input()[batch.at(t, i) * used.size() + c] =
              (float) used.scales().get(c).of(values[t]);
        }
      }
      for (int t = 0; t < values.length; t++) {
        batch.labels()[batch.at(t, i)] = label;
        batch.mask()[batch.at(t, i)] = 1;
      }
    }
  }
}
