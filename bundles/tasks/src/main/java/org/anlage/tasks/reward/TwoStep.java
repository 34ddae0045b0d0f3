package org.anlage.tasks.reward;

import java.util.List;
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
 * Two actions, each of which leads to a state of its own, or now and then to the other's; one state
 * is rewarded more often, for a while. Inputs: the state that was reached at the step before (-1 or
 * 1), the reward, and the action (-1 or 1). The score of a trial is the mean probability of reward
 * of the actions, so that luck does not count. After Wang et al. 2018, whose first stage takes
 * three steps; here every step is a choice.
 */
@Component(service = Task.class)
@Extension(
    name = "two-step",
    text = "Choose the action that leads to the state that is rewarded, over rare transitions",
    source = "doi:10.1016/j.neuron.2011.02.027, doi:10.1038/s41593-018-0147-8")
public final class TwoStep extends RewardedTask<TwoStep.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Probability that an action leads to its own state.",
              value = "0.8",
              min = 0.5,
              max = 1)
          double common,
      @Parameter(
              text = "Probability of reward in the better state.",
              value = "0.9",
              min = 0.5,
              max = 1)
          double reward,
      @Parameter(
              text =
                  "Probability, at every step but the first, that the other state is the better.",
              value = "0.025",
              min = 0,
              max = 1)
          double change,
      @Parameter(text = "Choices of a trial.", value = "40", min = 1, max = 100000) int steps) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    return description(
        p.steps(),
        0.5,
        rewarded(p, true),
        List.of("state", "reward", "action"),
        List.of("left", "right"));
  }

  /** Probability of reward of the action whose own state is the better, or is not. */
  private static double rewarded(Parameters p, boolean better) {
    double there = better ? p.common() : 1 - p.common();
    return there * p.reward() + (1 - there) * (1 - p.reward());
  }

  @Override
  Environment draw(
      Parameters p, TrialBatch batch, int trial, RandomStream random, ActionChoice choice) {
    int[] better = new int[p.steps()];
    boolean[] rare = new boolean[p.steps()];
    double[] luck = new double[p.steps()];
    better[0] = random.nextInt(2);
    for (int t = 0; t < p.steps(); t++) {
      if (t > 0) {
        better[t] = random.nextDouble() < p.change() ? 1 - better[t - 1] : better[t - 1];
      }
      rare[t] = random.nextDouble() >= p.common();
      luck[t] = random.nextDouble();
    }
    return () -> new Walk(p, better, rare, luck, choice);
  }

  /** A trial that is under way. */
  private static final class Walk extends Choices {
    private final Parameters parameters;
    private final int[] better;
    private final boolean[] rare;
    private final double[] luck;
    private final ActionChoice choice;

    Walk(Parameters parameters, int[] better, boolean[] rare, double[] luck, ActionChoice choice) {
      this.parameters = parameters;
      this.better = better;
      this.rare = rare;
      this.luck = luck;
      this.choice = choice;
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      int side = choice.at(step, outputs, at, 2);
      int state = rare[step] ? 1 - side : side;
      double there = state == better[step] ? parameters.reward() : 1 - parameters.reward();
      choose(side, luck[step] < there, rewarded(parameters, side == better[step]));
      next[0] = 2 * state - 1;
      next[1] = reward;
      next[2] = 2 * side - 1;
    }

    @Override
    public int best() {
      return better[Math.min(done(), better.length - 1)];
    }
  }
}
