package org.anlage.learning.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Evolution strategies: the direction is the sum over antithetic pairs of (loss(w + s e) - loss(w -
 * s e)) e / (2 s pairs), with e standard normal and losses on the same noise-free batch. With ranks
 * a loss is replaced by its rank among all, scaled to -1/2 ... 1/2; a loss that is not a number is
 * the worst. An update costs 2 pairs + 1 ways forwards.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "evolution",
    text = "evolution strategies: losses of antithetic pairs of perturbed networks",
    source = "Salimans et al. 2017, arXiv 1703.03864")
public final class EvolutionStrategies implements LearningRule<EvolutionStrategies.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Antithetic pairs per update", value = "64", min = 1) int pairs,
      @Parameter(
              text = "Standard deviation of the perturbation of every parameter",
              value = "0.02",
              min = 0,
              exclusiveMin = true)
          double sigma,
      @Parameter(text = "Whether losses are replaced by their ranks", value = "true")
          boolean ranks) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, NetworkRunner runner, RuleContext context) {
    List<RealBuffer> kept =
        runner.weights().buffers().stream().map(w -> w.allocate(w.length())).toList();
    return new Pairs(p, runner, context.random(), kept);
  }

  /** What stands for losses: themselves, or their centred ranks. */
  static double[] utilities(double[] losses, boolean ranks) {
    double[] known =
        Arrays.stream(losses).map(loss -> Double.isNaN(loss) ? Double.MAX_VALUE : loss).toArray();
    if (!ranks || losses.length == 1) {
      return known;
    }
    List<Integer> order =
        IntStream.range(0, known.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> known[i]))
            .toList();
    double[] result = new double[known.length];
    for (int rank = 0; rank < known.length; rank++) {
      result[order.get(rank)] = (double) rank / (known.length - 1) - 0.5;
    }
    return result;
  }

  /**
   * Perturbs, evaluates and puts back.
   *
   * @param kept the weights while they are perturbed
   */
  private record Pairs(
      Parameters p, NetworkRunner runner, RandomStream random, List<RealBuffer> kept)
      implements Bound {
    @Override
    public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
      List<RealBuffer> weights = runner.weights().buffers();
      for (int b = 0; b < kept.size(); b++) {
        kept.get(b).copyFrom(weights.get(b), 0, 0, kept.get(b).length());
      }
      double[] losses = new double[2 * p.pairs()];
      for (int pair = 0; pair < p.pairs(); pair++) {
        for (int side = 0; side < 2; side++) {
          perturb(weights, update, pair, side == 0 ? p.sigma() : -p.sigma());
          runner.changed();
          losses[2 * pair + side] = runner.evaluate(batch).loss();
        }
      }
      perturb(weights, update, 0, 0);
      runner.changed();
      double[] utilities = utilities(losses, p.ranks());
      direction.buffers().forEach(buffer -> buffer.fill(0, buffer.length(), 0));
      for (int pair = 0; pair < p.pairs(); pair++) {
        double weight =
            (utilities[2 * pair] - utilities[2 * pair + 1]) / (2 * p.sigma() * p.pairs());
        add(direction.buffers(), update, pair, weight);
      }
      return runner.evaluate(batch);
    }

    /** weights = kept + scale e, with the perturbation e of a pair. */
    private void perturb(List<RealBuffer> weights, int update, int pair, double scale) {
      RandomStream stream = random.split(update).split(pair);
      for (int b = 0; b < kept.size(); b++) {
        RealBuffer from = kept.get(b);
        for (int i = 0; i < from.length(); i++) {
          double e = scale == 0 ? 0 : scale * stream.nextGaussian();
          weights.get(b).set(i, from.get(i) + e);
        }
      }
    }

    private void add(List<RealBuffer> direction, int update, int pair, double weight) {
      RandomStream stream = random.split(update).split(pair);
      for (RealBuffer target : direction) {
        for (int i = 0; i < target.length(); i++) {
          target.set(i, target.get(i) + weight * stream.nextGaussian());
        }
      }
    }
  }
}
