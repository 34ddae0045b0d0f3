package org.example.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.osgi.service.component.annotations.Component;

/**
 * Delayed match to sample: a sample is shown, then nothing, then a test; does the test match?
 * Inputs: channel 0 is fixation (on until the decision), channel 1 + s the stimulus s. The answer
 * is read at the last step: class 1 for a match. Half of the trials match. Condition: sample times
 * the number of stimuli, plus test.
 *
 * <p>After Miller, Erickson and Desimone 1996.
 */
@Component(service = Task.class)
@Extension(
    name = "delayed-match",
    text = "Whether a test stimulus matches the sample before the delay",
    source = "doi:10.1523/JNEUROSCI.16-16-05154.1996")
public final class DelayedMatch implements Task<DelayedMatch.Parameters> {

  /**
   * Parameters.
   *
   * @param stimuli number of stimuli
   * @param fixationSteps steps before the sample
   * @param sampleSteps steps of the sample
   * @param delaySteps steps between sample and test
   * @param testSteps steps of the test
   * @param decisionSteps steps after it
   */
  public record Parameters(
      @Parameter(text = "Number of stimuli.", value = "4", min = 2, max = 1000) int stimuli,
      @Parameter(text = "Steps before the sample.", value = "2", min = 0, max = 10000)
          int fixationSteps,
      @Parameter(text = "Steps of the sample.", value = "5", min = 1, max = 10000) int sampleSteps,
      @Parameter(text = "Steps between sample and test.", value = "10", min = 0, max = 10000)
          int delaySteps,
      @Parameter(text = "Steps of the test.", value = "5", min = 1, max = 10000) int testSteps,
      @Parameter(text = "Steps after the test.", value = "3", min = 1, max = 10000)
          int decisionSteps) {

    int sample() {
      return fixationSteps;
    }

    int delay() {
      return sample() + sampleSteps;
    }

    int test() {
      return delay() + delaySteps;
    }

    int decision() {
      return test() + testSteps;
    }

    int steps() {
      return decision() + decisionSteps;
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    List<Period> periods = new ArrayList<>();
    period(periods, "fixation", 0, p.sample());
    period(periods, "sample", p.sample(), p.delay());
    period(periods, "delay", p.delay(), p.test());
    period(periods, "test", p.test(), p.decision());
    period(periods, "decision", p.decision(), p.steps());
    return new TaskDescription(
        1 + p.stimuli(),
        2,
        p.steps(),
        Objective.CROSS_ENTROPY,
        periods,
        0.5,
        OptionalDouble.of(0.5), // the test alone says nothing
        1,
        OptionalInt.of(p.stimuli() * p.stimuli()),
        List.of(
            new TrialVariable("sample", numbers(p.stimuli())),
            new TrialVariable("match", List.of("no", "yes"))));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  /** Lets analyzers ask how long a trained network remembers. */
  @Override
  public Optional<Parameters> withDelay(Parameters p, int steps) {
    return Optional.of(
        new Parameters(
            p.stimuli(),
            p.fixationSteps(),
            p.sampleSteps(),
            steps,
            p.testSteps(),
            p.decisionSteps()));
  }

  private static void period(List<Period> periods, String name, int start, int end) {
    if (end > start) {
      periods.add(new Period(name, start, end));
    }
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    int last = batch.steps() - 1;
    for (int trial = 0; trial < batch.trials(); trial++) {
      RandomStream own = random.split(trial);
      boolean match = own.nextInt(2) == 1;
      int sample = own.nextInt(p.stimuli());
      int other = (sample + 1 + own.nextInt(p.stimuli() - 1)) % p.stimuli();
      int test = match ? sample : other;
      hold(batch, trial, 0, 0, p.decision());
      hold(batch, trial, 1 + sample, p.sample(), p.delay());
      hold(batch, trial, 1 + test, p.test(), p.decision());
      batch.labels()[batch.at(last, trial)] = match ? 1 : 0;
      batch.mask()[batch.at(last, trial)] = 1;
      batch.levels(0)[trial] = sample;
      batch.levels(1)[trial] = match ? 1 : 0;
      batch.conditions()[trial] = sample * p.stimuli() + test;
    }
  }

  private static void hold(TrialBatch batch, int trial, int channel, int start, int end) {
    for (int step = start; step < end; step++) {
      batch.input()[batch.at(step, trial) * batch.inputs() + channel] = 1;
    }
  }
}
