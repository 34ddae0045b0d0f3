package org.anlage.learning.rules;

import java.util.Arrays;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * The policy gradient of rewards, with a baseline that the network learns at its last output. With
 * G(t) = sum over k from t on of discount^(k - t) r(k), the value v(t), the probabilities p of the
 * actions and the entropy H of p, the gradient is that of the mean over all actions taken of {@code
 * -(G - v) log p(a) + valueWeight (G - v)^2 - entropyWeight H}, in which the first G - v is a
 * constant. An update costs one way forwards and one way back.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "reinforce",
    text = "policy gradient of rewards with a learned baseline",
    source = "doi:10.1007/BF00992696, doi:10.7554/eLife.21492")
public final class Reinforce implements LearningRule<Reinforce.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "What a reward is worth one step earlier.", value = "0.9", min = 0, max = 1)
          double discount,
      @Parameter(
              text = "Weight of the squared error of the expected reward.",
              value = "0.5",
              min = 0)
          double valueWeight,
      @Parameter(
              text = "Weight of the entropy of the actions, which keeps them from settling early.",
              value = "0.01",
              min = 0)
          double entropyWeight) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, NetworkRunner runner, RuleContext context) {
    return new Learner(parameters, runner);
  }

  /**
   * Puts the gradient of the loss of one action in the place of the outputs.
   *
   * @param row the outputs of a step of a trial from {@code at} on, preferences and value
   * @param given the discounted rewards from this action on
   */
  static void gradient(Parameters p, double[] row, int at, int actions, int action, double given) {
    double surplus = given - row[at + actions];
    double largest = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < actions; a++) {
      largest = Math.max(largest, row[at + a]);
    }
    double all = 0;
    double mean = 0;
    for (int a = 0; a < actions; a++) {
      double e = StrictMath.exp(row[at + a] - largest);
      all += e;
      mean += e * (row[at + a] - largest);
    }
    double logarithm = StrictMath.log(all);
    double entropy = logarithm - mean / all;
    for (int a = 0; a < actions; a++) {
      double log = row[at + a] - largest - logarithm;
      double probability = StrictMath.exp(log);
      row[at + a] =
          surplus * (probability - (a == action ? 1 : 0))
              + p.entropyWeight() * probability * (log + entropy);
    }
    row[at + actions] = -2 * p.valueWeight() * surplus;
  }

  private static final class Learner implements Bound {
    private final Parameters parameters;
    private final NetworkRunner runner;
    private final int channels;
    private double[] errors = new double[0];
    private Lived lived = new Lived(0);

    Learner(Parameters parameters, NetworkRunner runner) {
      this.parameters = parameters;
      this.runner = runner;
      channels = runner.channels();
    }

    @Override
    public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
      requireRewards(batch);
      int length = batch.trials() * channels;
      if (errors.length != batch.steps() * length) {
        errors = new double[batch.steps() * length];
        lived = new Lived(batch.steps() * batch.trials());
      }
      runner.begin(batch);
      while (runner.advance()) {
        for (int i = 0; i < length; i++) {
          errors[runner.step() * length + i] = runner.outputs().get(i);
        }
      }
      BatchScore score = runner.score();
      double taken = lived.of(batch, errors, channels, parameters.discount());
      for (int at = 0; at < batch.steps() * batch.trials(); at++) {
        int action = lived.actions[at];
        if (action < 0) {
          Arrays.fill(errors, at * channels, (at + 1) * channels, 0);
        } else {
          gradient(parameters, errors, at * channels, channels - 1, action, lived.returns[at]);
        }
      }
      for (int k = 0; k < errors.length; k++) {
        errors[k] /= taken;
      }
      runner.backward(Backward.FULL, errors, direction);
      return score;
    }

    private static void requireRewards(TrialBatch batch) {
      if (!batch.rewarded()) {
        throw ProblemException.configuration(
            new Problem(
                "reinforce learns from rewards, and the task gives targets",
                "trainer.learn",
                "a task without an environment",
                "a task with rewards, such as bandit",
                "use full-gradient, or another learning rule"));
      }
    }
  }

  /** Actions and discounted rewards of trials, T x B. */
  private static final class Lived {
    final int[] actions;
    final double[] returns;

    Lived(int size) {
      actions = new int[size];
      returns = new double[size];
    }

    /** Plays outputs to the environments; the number of actions that were taken. */
    double of(TrialBatch batch, double[] outputs, int channels, double discount) {
      int taken = 0;
      double[] row = new double[channels];
      double[] unread = new double[batch.inputs()];
      for (int trial = 0; trial < batch.trials(); trial++) {
        var episode = batch.environment(trial).begin();
        for (int t = 0; t < batch.steps(); t++) {
          int at = batch.at(t, trial);
          for (int o = 0; o < channels; o++) {
            row[o] = (float) outputs[at * channels + o];
          }
          Arrays.fill(unread, 0);
          episode.respond(t, row, 0, unread);
          actions[at] = episode.action();
          returns[at] = episode.reward();
          taken += episode.action() < 0 ? 0 : 1;
        }
        for (int t = batch.steps() - 2; t >= 0; t--) {
          returns[batch.at(t, trial)] += discount * returns[batch.at(t + 1, trial)];
        }
      }
      return Math.max(1, taken);
    }
  }
}
