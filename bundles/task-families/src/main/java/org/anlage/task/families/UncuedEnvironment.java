package org.anlage.task.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.task.Variation;

/**
 * A changing environment without cues: a session of decisions in which the context is to be
 * inferred from which answers were right before. Each decision has fixation, a stimulus of two
 * channels, 0.5 +- coherence / 200 with noise, the decision, and feedback: the right answer. The
 * answer is one of four, 2 context + side. The context changes between two decisions with a
 * probability. The first decision of a session is not scored, since nothing says the context.
 *
 * <p>Inputs: fixation, two sides, four of feedback. The best who knows the side answers with the
 * context of before, and is right with one minus that probability.
 */
final class UncuedEnvironment implements Task<UncuedEnvironment.Parameters> {
  static final String NAME = "changing-environment-uncued";
  private static final String LENGTH = "length";
  private static final int FIXATION = 5;
  private static final int STIMULUS = 10;
  private static final int DECISION = 5;
  private static final int FEEDBACK = 2;
  private static final int EACH = FIXATION + STIMULUS + DECISION + FEEDBACK;
  private static final int ANSWERS = 4;

  /**
   * A session.
   *
   * @param length decisions
   * @param change probability that the context changes between two decisions
   * @param coherences of the stimulus, percent
   * @param noise standard deviation of the stimulus
   */
  record Parameters(
      @Parameter(text = "Decisions of a session.", value = "8", min = 2, max = 10000) int length,
      @Parameter(
              text = "Probability that the context changes between two decisions.",
              value = "0.1",
              min = 0,
              max = 0.5)
          double change,
      @Parameter(text = "Coherences of the stimulus.", value = "[5, 15, 50]", unit = "%", min = 1)
          List<Double> coherences,
      @Parameter(text = "Standard deviation of the stimulus at each step.", value = "0.1", min = 0)
          double noise) {
    Parameters {
      coherences = List.copyOf(coherences);
      if (!coherences.stream().allMatch(c -> c > 0 && c <= 100)) {
        throw new IllegalArgumentException(
            "coherences: got " + coherences + ", expected above 0, at most 100");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    List<Period> periods = new ArrayList<>();
    for (int k = 0; k < p.length(); k++) {
      periods.add(new Period("decision " + (k + 1), k * EACH, (k + 1) * EACH));
    }
    return new TaskDescription(
            3 + ANSWERS,
            ANSWERS,
            p.length() * EACH,
            Objective.CROSS_ENTROPY,
            periods,
            1.0 / ANSWERS,
            OptionalDouble.of(0.5),
            1 - p.change(),
            OptionalInt.empty(),
            List.of(new TrialVariable("first_context", List.of("0", "1"))))
        .decidedBy(new Decision.MeanLargest())
        .named(
            List.of("fixation", "left", "right", "was-0", "was-1", "was-2", "was-3"),
            List.of("left-0", "right-0", "left-1", "right-1"));
  }

  @Override
  public List<Variation> variations(Parameters p) {
    double decisions = p.length();
    return List.of(new Variation(LENGTH, "", List.of(decisions, 2 * decisions)));
  }

  @Override
  public Optional<Parameters> vary(Parameters p, String variation, double value) {
    return variation.equals(LENGTH) && value >= 2 && value == Math.rint(value)
        ? Optional.of(new Parameters((int) value, p.change(), p.coherences(), p.noise()))
        : Optional.empty();
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    for (int i = 0; i < batch.trials(); i++) {
      Trial trial = new Trial(batch, i);
      RandomStream own = random.split(i);
      int context = own.split("first context").nextInt(2);
      batch.levels(0)[i] = context;
      for (int k = 0; k < p.length(); k++) {
        RandomStream drawn = own.split("decision").split(k);
        context = k > 0 && drawn.nextDouble() < p.change() ? 1 - context : context;
        int side = drawn.nextInt(2);
        double coherence = p.coherences().get(drawn.nextInt(p.coherences().size())) / 200;
        int answer = 2 * context + side;
        int step = k * EACH;
        for (int t = 0; t < FIXATION + STIMULUS; t++) {
          trial.input(step + t, 0, 1);
        }
        for (int t = FIXATION; t < FIXATION + STIMULUS; t++) {
          for (int c = 0; c < 2; c++) {
            double mean = 0.5 + (c == side ? coherence : -coherence);
            trial.input(step + t, 1 + c, mean + p.noise() * drawn.nextGaussian());
          }
        }
        for (int t = FIXATION + STIMULUS; t < EACH; t++) {
          boolean decides = t < FIXATION + STIMULUS + DECISION;
          if (decides && k > 0) {
            trial.label(step + t, answer);
          } else if (!decides) {
            trial.input(step + t, 3 + answer, 1);
          }
        }
      }
    }
  }
}
