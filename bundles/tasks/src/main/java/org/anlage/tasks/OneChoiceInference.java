package org.anlage.tasks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.osgi.service.component.annotations.Component;

/**
 * One-Choice Inference: a goal is shown, then nothing, then two of four directions; the answer is
 * the direction that leads to the goal. Inputs: channels 0-3 are the goals 7, 9, 17, 19 (one-hot),
 * channels 4-7 the options left, up, right, down (two on). Labels: 0-3, left, up, right, down, at
 * the last step. Conditions: the eight types of trial, equally probable. Variables: the goal, the
 * pair of options, and the right choice.
 *
 * <p>Who remembers nothing of the goal answers 5 in 8 trials at best. Achterberg et al. 2023, doi
 * 10.1038/s42256-023-00748-9.
 */
@Component(service = Task.class)
@Extension(
    name = "one-choice-inference",
    text =
        "Remember a goal, then choose the one of two offered directions that leads to it; eight"
            + " distinct trials",
    source = "doi:10.1038/s42256-023-00748-9")
public final class OneChoiceInference implements Task<OneChoiceInference.Parameters> {
  private static final int GOALS = 4;
  private static final int LEFT = 0;
  private static final int UP = 1;
  private static final int RIGHT = 2;
  private static final int DOWN = 3;

  /** Goal channel, two options, answer. Goal channels: 0 is goal 7, 1 is 9, 2 is 17, 3 is 19. */
  private static final int[][] TRIALS = {
    {1, UP, LEFT, UP},
    {1, RIGHT, DOWN, RIGHT},
    {3, LEFT, DOWN, DOWN},
    {2, RIGHT, DOWN, DOWN},
    {2, UP, LEFT, LEFT},
    {0, UP, RIGHT, UP},
    {3, LEFT, RIGHT, RIGHT},
    {0, LEFT, RIGHT, LEFT},
  };

  /** Pair of directions offered in each type of trial, as a level of the second variable. */
  private static final int[] OPTIONS = {0, 1, 2, 1, 0, 3, 4, 4};

  private static final List<TrialVariable> VARIABLES =
      List.of(
          new TrialVariable("goal", List.of("7", "9", "17", "19")),
          new TrialVariable(
              "options", List.of("up-left", "right-down", "left-down", "up-right", "left-right")),
          new TrialVariable("choice", List.of("left", "up", "right", "down")));

  /**
   * Lengths of the periods.
   *
   * @param goalSteps steps with the goal on
   * @param delaySteps steps with no input
   * @param choiceSteps steps with the two options on
   */
  public record Parameters(
      @Parameter(text = "Steps for which the goal is shown.", value = "20", min = 1, max = 100000)
          int goalSteps,
      @Parameter(
              text = "Steps without input between the goal and the options.",
              value = "10",
              min = 0,
              max = 100000)
          int delaySteps,
      @Parameter(
              text = "Steps for which the two options are shown.",
              value = "20",
              min = 1,
              max = 100000)
          int choiceSteps) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    Timeline timeline =
        new Timeline()
            .then("goal", p.goalSteps())
            .then("delay", p.delaySteps())
            .then("choice", p.choiceSteps());
    return new TaskDescription(
            2 * GOALS,
            GOALS,
            timeline.steps(),
            Objective.CROSS_ENTROPY,
            timeline.periods(),
            0.25,
            OptionalDouble.of(0.625),
            1,
            OptionalInt.of(TRIALS.length),
            VARIABLES)
        .named(
            List.of(
                "goal 7",
                "goal 9",
                "goal 17",
                "goal 19",
                "option left",
                "option up",
                "option right",
                "option down"),
            List.of("left", "up", "right", "down"));
  }

  @Override
  public Optional<Parameters> withDelay(Parameters p, int steps) {
    return Optional.of(new Parameters(p.goalSteps(), steps, p.choiceSteps()));
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    int choice = p.goalSteps() + p.delaySteps();
    for (int i = 0; i < batch.trials(); i++) {
      int type = random.split(i).nextInt(TRIALS.length);
      int[] trial = TRIALS[type];
      TrialWriter writer = new TrialWriter(batch, i);
      writer.hold(trial[0], 0, p.goalSteps(), 1);
      writer.hold(GOALS + trial[1], choice, batch.steps(), 1);
      writer.hold(GOALS + trial[2], choice, batch.steps(), 1);
      writer.level(0, trial[0]);
      writer.level(1, OPTIONS[type]);
      writer.level(2, trial[3]);
      writer.answer(trial[3], type);
    }
  }
}
