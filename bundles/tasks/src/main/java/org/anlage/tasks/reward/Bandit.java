package org.anlage.tasks.reward;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.ActionChoice;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Choices among arms of which one is rewarded more often than the others, for a while. Inputs: the
 * reward of the step before, and the arm that was chosen then. The score of a trial is the mean
 * probability of reward of the arms that were chosen, so that luck does not count.
 */
@Component(service = Task.class)
@Extension(
    name = "bandit",
    text = "Choose at every step the arm that is rewarded most, which changes now and then",
    source = "doi:10.1038/s41593-018-0147-8")
public final class Bandit extends RewardedTask<Bandit.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Number of arms.", value = "2", min = 2, max = 100) int arms,
      @Parameter(text = "Probability of reward of the best arm.", value = "0.9", min = 0, max = 1)
          double best,
      @Parameter(
              text = "Probability of reward of every other arm.",
              value = "0.1",
              min = 0,
              max = 1)
          double others,
      @Parameter(
              text = "Probability, at every step but the first, that another arm becomes the best.",
              value = "0.05",
              min = 0,
              max = 1)
          double change,
      @Parameter(text = "Choices of a trial.", value = "40", min = 1, max = 100000) int steps) {
    /** Checks that the best arm is the best. */
    public Parameters {
      if (best <= others) {
        throw new IllegalArgumentException(
            "best must be above others (" + others + "): got " + best);
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    List<String> arms = IntStream.range(0, p.arms()).mapToObj(a -> "arm " + a).toList();
    double mean = (p.best() + (p.arms() - 1) * p.others()) / p.arms();
    List<String> inputs = Stream.concat(Stream.of("reward"), arms.stream()).toList();
    return description(p.steps(), mean, p.best(), inputs, arms);
  }

  @Override
  Environment draw(
      Parameters p, TrialBatch batch, int trial, RandomStream random, ActionChoice choice) {
    int[] best = new int[p.steps()];
    double[] luck = new double[p.steps()];
    for (int t = 0; t < p.steps(); t++) {
      if (t == 0) {
        best[t] = random.nextInt(p.arms());
      } else if (random.nextDouble() < p.change()) {
        best[t] = (best[t - 1] + 1 + random.nextInt(p.arms() - 1)) % p.arms();
      } else {
        best[t] = best[t - 1];
      }
      luck[t] = random.nextDouble();
    }
    return () -> new Pulls(p, best, luck, choice);
  }

  /** A trial that is under way. */
  private static final class Pulls extends Choices {
    private final Parameters parameters;
    private final int[] best;
    private final double[] luck;
    private final ActionChoice choice;

    Pulls(Parameters parameters, int[] best, double[] luck, ActionChoice choice) {
      this.parameters = parameters;
      this.best = best;
      this.luck = luck;
      this.choice = choice;
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      int arm = choice.at(step, outputs, at, parameters.arms());
      double probability = arm == best[step] ? parameters.best() : parameters.others();
      choose(arm, luck[step] < probability, probability);
      next[0] = reward;
      next[1 + arm] = 1;
    }

    @Override
    public int best() {
      return best[Math.min(done(), best.length - 1)];
    }
  }
}
