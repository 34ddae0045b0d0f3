package org.anlage.learning.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * Separable natural evolution strategies: every parameter has a standard deviation s of its own.
 * With antithetic pairs w +- s e the direction of its mean is the sum of s e (u+ - u-) / (2 pairs),
 * and s is multiplied by exp(-r / 2 sum (e^2 - 1) (u+ + u-) / (2 pairs)), u losses or their ranks
 * as those of {@code evolution}. The direction is the natural gradient; take {@code sgd} with a
 * rate near 1.
 *
 * <p>With pruning, every so many updates the entries of matrices with the smallest |w| / s are
 * removed for good, and the others start again from their values and deviations before training.
 * The memory of an update rule goes on. An update costs 2 pairs + 1 ways forwards.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "natural-evolution",
    text =
        "evolution strategies with a standard deviation for each parameter; may prune by signal to"
            + " noise",
    source =
        "Wierstra et al. 2014, Journal of Machine Learning Research 15, 949-980; Lange and Sprekeler"
            + " 2023, arXiv 2306.00045 (pruning)")
public final class NaturalEvolution implements LearningRule<NaturalEvolution.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Antithetic pairs per update", value = "64", min = 1) int pairs,
      @Parameter(
              text = "Standard deviation of the perturbation of every parameter before training",
              value = "0.02",
              min = 0,
              exclusiveMin = true)
          double sigma,
      @Parameter(text = "Whether losses are replaced by their ranks", value = "true") boolean ranks,
      @Parameter(text = "Rate r of the standard deviations", value = "0.1", min = 0)
          double spreadRate,
      @Parameter(text = "Updates of a round of pruning; 0: none", value = "0", min = 0) int every,
      @Parameter(
              text = "Share of the entries that are left which a round removes",
              value = "0.2",
              min = 0,
              max = 1)
          double share) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, NetworkRunner runner, RuleContext context) {
    List<RealBuffer> weights = runner.weights().buffers();
    List<RealBuffer> kept = weights.stream().map(w -> w.allocate(w.length())).toList();
    List<RealBuffer> first = copies(weights);
    List<RealBuffer> deviations = copies(weights);
    deviations.forEach(buffer -> buffer.fill(0, buffer.length(), p.sigma()));
    return new Search(p, runner, context.random(), kept, first, deviations);
  }

  private static List<RealBuffer> copies(List<RealBuffer> buffers) {
    List<RealBuffer> copies = new ArrayList<>();
    for (RealBuffer buffer : buffers) {
      RealBuffer copy = buffer.allocate(buffer.length());
      copy.copyFrom(buffer, 0, 0, buffer.length());
      copies.add(copy);
    }
    return copies;
  }

  /** The part of one pair in the derivative of the expected utility by log s. */
  static double ofSpread(double e, double plus, double minus) {
    return (e * e - 1) * (plus + minus) / 2;
  }

  /**
   * The search. A parameter whose deviation is 0 is removed.
   *
   * @param kept the weights while they are perturbed
   * @param first the weights before training
   * @param deviations of every parameter
   */
  private record Search(
      Parameters p,
      NetworkRunner runner,
      RandomStream random,
      List<RealBuffer> kept,
      List<RealBuffer> first,
      List<RealBuffer> deviations)
      implements Bound {
    @Override
    public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
      List<RealBuffer> weights = runner.weights().buffers();
      if (p.every() > 0 && update > 1 && (update - 1) % p.every() == 0) {
        prune(weights);
      }
      for (int b = 0; b < kept.size(); b++) {
        RealBuffer w = weights.get(b);
        for (int i = 0; i < w.length(); i++) {
          kept.get(b).set(i, deviations.get(b).get(i) == 0 ? 0 : w.get(i));
        }
      }
      double[] losses = new double[2 * p.pairs()];
      for (int pair = 0; pair < p.pairs(); pair++) {
        for (int side = 0; side < 2; side++) {
          perturb(weights, update, pair, side == 0 ? 1 : -1);
          runner.changed();
          losses[2 * pair + side] = runner.evaluate(batch).loss();
        }
      }
      for (int b = 0; b < kept.size(); b++) {
        weights.get(b).copyFrom(kept.get(b), 0, 0, kept.get(b).length());
      }
      runner.changed();
      follow(update, EvolutionStrategies.utilities(losses, p.ranks()), direction.buffers());
      return runner.evaluate(batch);
    }

    @Override
    public List<RealBuffer> memory() {
      List<RealBuffer> memory = new ArrayList<>(first);
      memory.addAll(deviations);
      return memory;
    }

    private void perturb(List<RealBuffer> weights, int update, int pair, int sign) {
      RandomStream stream = random.split(update).split(pair);
      for (int b = 0; b < kept.size(); b++) {
        for (int i = 0; i < kept.get(b).length(); i++) {
          double step = sign * deviations.get(b).get(i) * stream.nextGaussian();
          weights.get(b).set(i, kept.get(b).get(i) + step);
        }
      }
    }

    /** Writes the direction of the means, and moves the deviations. */
    private void follow(int update, double[] utilities, List<RealBuffer> direction) {
      List<double[]> means = new ArrayList<>();
      List<double[]> spreads = new ArrayList<>();
      for (RealBuffer buffer : kept) {
        means.add(new double[buffer.length()]);
        spreads.add(new double[buffer.length()]);
      }
      for (int pair = 0; pair < p.pairs(); pair++) {
        RandomStream stream = random.split(update).split(pair);
        double plus = utilities[2 * pair] / p.pairs();
        double minus = utilities[2 * pair + 1] / p.pairs();
        for (int b = 0; b < kept.size(); b++) {
          for (int i = 0; i < kept.get(b).length(); i++) {
            double e = stream.nextGaussian();
            means.get(b)[i] += e * (plus - minus) / 2;
            spreads.get(b)[i] += ofSpread(e, plus, minus);
          }
        }
      }
      for (int b = 0; b < kept.size(); b++) {
        RealBuffer s = deviations.get(b);
        for (int i = 0; i < s.length(); i++) {
          direction.get(b).set(i, s.get(i) * means.get(b)[i]);
          s.set(i, s.get(i) * StrictMath.exp(-p.spreadRate() / 2 * spreads.get(b)[i]));
        }
      }
    }

    /** An entry of a matrix that is left. */
    private record Entry(int buffer, int index, double signal) {}

    private void prune(List<RealBuffer> weights) {
      List<Entry> left = new ArrayList<>();
      for (LearnedParameters.Region region : runner.weights().regions()) {
        int end = region.offset() + region.rows() * region.columns();
        for (int i = region.offset(); region.rows() > 1 && i < end; i++) {
          double s = deviations.get(region.buffer()).get(i);
          if (s > 0) {
            double w = weights.get(region.buffer()).get(i);
            left.add(new Entry(region.buffer(), i, Math.abs(w) / s));
          }
        }
      }
      left.sort(Comparator.comparingDouble(Entry::signal));
      for (int b = 0; b < deviations.size(); b++) {
        RealBuffer s = deviations.get(b);
        for (int i = 0; i < s.length(); i++) {
          s.set(i, s.get(i) > 0 ? p.sigma() : 0);
        }
        weights.get(b).copyFrom(first.get(b), 0, 0, first.get(b).length());
      }
      for (Entry entry : left.subList(0, (int) (p.share() * left.size()))) {
        deviations.get(entry.buffer()).set(entry.index(), 0);
      }
    }
  }
}
