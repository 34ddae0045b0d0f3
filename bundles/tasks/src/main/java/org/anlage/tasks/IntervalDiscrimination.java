package org.anlage.tasks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Interval discrimination: two stimuli one after the other, on channels of their own; which lasted
 * longer? Inputs: channel 0 is fixation, 1 throughout; channel 1 is 1 during the first stimulus,
 * channel 2 during the second. Durations are drawn uniformly from the shortest to the longest, with
 * never two the same, and the pause between them as well. Label at the last step: 0 if the first
 * was longer, else 1. Conditions: the difference of durations less 1.
 *
 * <p>Who knows the second duration alone guesses well where it is far from the middle, hence a
 * memoryless ceiling above chance.
 *
 * <p>After NeuroGym's IntervalDiscrimination-v0; Molano-Mazon et al. 2022, doi
 * 10.31234/osf.io/aqc9n.
 */
@Component(service = Task.class)
@Extension(
    name = "interval-discrimination",
    text = "Measure two intervals and say after a delay which was longer",
    source = "doi:10.31234/osf.io/aqc9n")
public final class IntervalDiscrimination implements Task<IntervalDiscrimination.Parameters> {
  /**
   * Lengths of the periods.
   *
   * @param fixationSteps steps before the first stimulus
   * @param shortest steps of the shortest interval
   * @param longest steps of the longest
   * @param shortestPause least steps between the stimuli
   * @param longestPause most steps between them
   * @param delaySteps steps from the latest end of the second stimulus to the answer
   */
  public record Parameters(
      @Parameter(text = "Steps of fixation at first.", value = "2", min = 0, max = 100000)
          int fixationSteps,
      @Parameter(text = "Steps of the shortest interval.", value = "3", min = 1, max = 100000)
          int shortest,
      @Parameter(text = "Steps of the longest interval.", value = "8", min = 2, max = 100000)
          int longest,
      @Parameter(text = "Least steps between the stimuli.", value = "4", min = 0, max = 100000)
          int shortestPause,
      @Parameter(text = "Most steps between the stimuli.", value = "8", min = 0, max = 100000)
          int longestPause,
      @Parameter(
              text =
                  "Steps after the latest end of the second stimulus; the answer is at the last.",
              value = "5",
              min = 1,
              max = 100000)
          int delaySteps) {
    /** Checks that there is something to tell apart. */
    public Parameters {
      if (longest <= shortest) {
        throw new IllegalArgumentException(
            "longest: got " + longest + ", expected more than shortest, " + shortest);
      }
      if (longestPause < shortestPause) {
        throw new IllegalArgumentException(
            "longestPause: got " + longestPause + ", expected " + shortestPause + " or more");
      }
    }

    int lengths() {
      return longest - shortest + 1;
    }

    int pauses() {
      return longestPause - shortestPause + 1;
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    Timeline timeline =
        new Timeline()
            .then("fixation", p.fixationSteps())
            .then("intervals", 2 * p.longest() + p.longestPause())
            .then("delay", p.delaySteps());
    int lengths = p.lengths();
    double known = 0;
    for (int second = 0; second < lengths; second++) {
      known += (double) Math.max(second, lengths - 1 - second) / (lengths - 1) / lengths;
    }
    return new TaskDescription(
            3,
            2,
            timeline.steps(),
            Objective.CROSS_ENTROPY,
            timeline.periods(),
            0.5,
            OptionalDouble.of(known),
            1,
            OptionalInt.of(lengths * (lengths - 1) * p.pauses()))
        .named(
            List.of("fixation", "first stimulus", "second stimulus"),
            List.of("first was longer", "second was longer"));
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    for (int i = 0; i < batch.trials(); i++) {
      RandomStream trial = random.split(i);
      int first = trial.nextInt(p.lengths());
      int other = trial.nextInt(p.lengths() - 1);
      int second = other < first ? other : other + 1;
      int start = p.fixationSteps() + p.shortest() + first;
      int pause = p.shortestPause() + trial.nextInt(p.pauses());
      TrialWriter writer = new TrialWriter(batch, i);
      writer.hold(0, 0, batch.steps(), 1);
      writer.hold(1, p.fixationSteps(), start, 1);
      writer.hold(2, start + pause, start + pause + p.shortest() + second, 1);
      writer.answer(first > second ? 0 : 1, Math.abs(first - second) - 1);
    }
  }
}
