package @package@;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Whether two cues, shown one after the other, differ (exclusive or). Inputs: one channel per cue,
 * +1 or -1. The answer is read at the last step: class 1 if the cues differ, else 0.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = Task.class)
@Extension(name = "@name@", text = "Whether two cues, one after the other, differ")
public final class @Class@ implements Task<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Steps of each cue.", value = "2", min = 1, max = 10000) int cueSteps,
      @Parameter(text = "Steps after each cue.", value = "5", min = 1, max = 10000)
          int delaySteps) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    int second = p.cueSteps() + p.delaySteps();
    return new TaskDescription(
        2, // inputs
        2, // outputs: classes
        2 * second, // steps
        Objective.CROSS_ENTROPY,
        List.of(
            new Period("first cue", 0, p.cueSteps()),
            new Period("delay", p.cueSteps(), second),
            new Period("second cue", second, second + p.cueSteps()),
            new Period("decision", second + p.cueSteps(), 2 * second)),
        0.5, // accuracy of guessing
        OptionalDouble.of(0.5), // of who sees the last cue alone
        1, // best accuracy that is possible
        OptionalInt.of(4)); // distinct trials
  }

  /** Fills every trial; the batch is all zeros before. */
  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    int second = p.cueSteps() + p.delaySteps();
    int last = batch.steps() - 1;
    for (int trial = 0; trial < batch.trials(); trial++) {
      // A stream of its own for each trial: a trial does not depend on how many are drawn.
      int condition = random.split(trial).nextInt(4);
      for (int step = 0; step < p.cueSteps(); step++) {
        input(batch, step, trial, 0, condition % 2 == 0 ? -1 : 1);
        input(batch, second + step, trial, 1, condition / 2 == 0 ? -1 : 1);
      }
      batch.labels()[batch.at(last, trial)] = condition % 2 == condition / 2 ? 0 : 1;
      batch.mask()[batch.at(last, trial)] = 1; // only the last step is scored
      batch.conditions()[trial] = condition;
    }
  }

  private static void input(TrialBatch batch, int step, int trial, int channel, float value) {
    batch.input()[batch.at(step, trial) * batch.inputs() + channel] = value;
  }
}
