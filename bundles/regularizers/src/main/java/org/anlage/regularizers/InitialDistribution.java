package org.anlage.regularizers;

import java.util.Arrays;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the sum over ranks of (w - w0)^2 of weights and initial weights, each in ascending
 * order: N^2 times the squared 2-Wasserstein distance of the two distributions. It lets weights
 * exchange their places for nothing and holds their distribution, and so keeps a prior's tail and
 * scale without holding any single weight. Self-connections are ranked apart, or with all others;
 * equal weights keep their order. Cost: one sort.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "initial-distribution",
    text = "Squared Wasserstein distance of the weights from the distribution they started with",
    source = "arXiv:2406.06811")
public final class InitialDistribution implements Regularizer<InitialDistribution.Parameters> {
  /** How self-connections are ranked. */
  public enum SelfConnections {
    /** Among themselves. */
    APART,
    /** With all other weights. */
    TOGETHER
  }

  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param diagonal how self-connections are ranked
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "1e-4", min = 0) double strength,
      @Parameter(
              text = "Self-connections are ranked apart from, or together with, all other weights.",
              value = "\"apart\"")
          SelfConnections diagonal) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    int n = context.size();
    Matrix initial = context.requireInitial();
    double strength = parameters.strength();
    if (parameters.diagonal() == SelfConnections.TOGETHER) {
      Ranked all = new Ranked(initial, places(n, true, true));
      return (weights, gradient) -> strength * all.add(weights, gradient, 2 * strength);
    }
    Ranked own = new Ranked(initial, places(n, true, false));
    Ranked others = new Ranked(initial, places(n, false, true));
    return (weights, gradient) ->
        strength
            * (own.add(weights, gradient, 2 * strength)
                + others.add(weights, gradient, 2 * strength));
  }

  private static int[] places(int n, boolean diagonal, boolean others) {
    int[] places = new int[n * n];
    int count = 0;
    for (int k = 0; k < n * n; k++) {
      if (k / n == k % n ? diagonal : others) {
        places[count++] = k;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Some of the weights, in ascending order, against the initial ones in ascending order. */
  private static final class Ranked {
    private final int[] places;
    private final double[] wanted;
    private final double[] sorted;
    private final int[] used;

    Ranked(Matrix initial, int[] places) {
      this.places = places;
      wanted = new double[places.length];
      for (int k = 0; k < places.length; k++) {
        wanted[k] = initial.values()[places[k]];
      }
      Arrays.sort(wanted);
      sorted = new double[places.length];
      used = new int[places.length];
    }

    /** Sum of squared differences; factor times each difference is added to the gradient. */
    double add(RealBuffer weights, RealBuffer gradient, double factor) {
      for (int k = 0; k < places.length; k++) {
        sorted[k] = weights.get(places[k]);
      }
      Arrays.sort(sorted);
      Arrays.fill(used, 0);
      double sum = 0;
      for (int place : places) {
        double weight = weights.get(place);
        int first = first(weight);
        double difference = weight - wanted[first + used[first]++];
        sum += difference * difference;
        gradient.set(place, gradient.get(place) + factor * difference);
      }
      return sum;
    }

    /** Index of the first of the sorted weights that equals one of them; NaN comes last. */
    private int first(double weight) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (Double.compare(sorted[middle], weight) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
