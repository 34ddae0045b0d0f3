package org.anlage.generators.transforms;

import java.util.Arrays;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * The signs of weights apart from their magnitudes. A share of the weights, drawn at random, keeps
 * its signs; the others get new ones. Magnitudes stay, change places, or are made equal, so that
 * with {@code share} 1 nothing but the signs of a prior is left. Weights of zero stay zero and take
 * no part. With the constraint {@code fixed-sign} the signs stay through training.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "signs",
    text =
        "A share of the weights keeps its signs, the others get new ones; magnitudes stay, are"
            + " shuffled, or are made equal",
    source = "arXiv:2303.17589")
public final class Signs implements ConnectivityTransform<Signs.Parameters> {
  /** The signs of the weights that do not keep theirs. */
  public enum Others {
    /** Positive with a probability. */
    DRAWN,
    /** The opposite of theirs. */
    OPPOSITE
  }

  /** What becomes of absolute values. */
  public enum Magnitudes {
    /** They stay where they are. */
    KEPT,
    /** They change places among the weights that are not zero. */
    SHUFFLED,
    /** All are their mean. */
    EQUAL
  }

  /**
   * Parameters.
   *
   * @param share of weights that keep their signs
   * @param others signs of the others
   * @param positive probability of a positive sign where signs are drawn
   * @param magnitudes what becomes of absolute values
   */
  public record Parameters(
      @Parameter(text = "Share of weights that keep their signs.", value = "1", min = 0, max = 1)
          double share,
      @Parameter(
              text = "Signs of the others: drawn, or opposite to what they were.",
              value = "\"drawn\"")
          Others others,
      @Parameter(
              text = "Probability of a positive sign where signs are drawn.",
              value = "0.5",
              min = 0,
              max = 1)
          double positive,
      @Parameter(
              text =
                  "Absolute values: kept, shuffled (they change places), or equal (all are their"
                      + " mean).",
              value = "\"kept\"")
          Magnitudes magnitudes) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters p, Matrix weights, PriorContext context) {
    int n = SizeChecks.requireWeights(weights, context.size()).rows();
    int[] places = EntryIndices.where(0, n * n, k -> weights.values()[k] != 0);
    Matrix result = magnitudes(p.magnitudes(), places, weights, context.random());
    int kept = (int) Math.rint(p.share() * places.length);
    int[] order = context.random().split("kept").permutation(places.length);
    RandomStream drawn = context.random().split("drawn");
    for (int k = 0; k < places.length; k++) {
      int place = places[order[k]];
      double sign = Math.signum(weights.values()[place]);
      if (k >= kept) {
        sign =
            switch (p.others()) {
              case OPPOSITE -> -sign;
              case DRAWN -> drawn.nextDouble() < p.positive() ? 1 : -1;
            };
      }
      result.values()[place] *= sign;
    }
    return result;
  }

  private static Matrix magnitudes(
      Magnitudes magnitudes, int[] places, Matrix weights, RandomStream random) {
    Matrix absolute = weights.map(Math::abs);
    return switch (magnitudes) {
      case KEPT -> absolute;
      case SHUFFLED -> {
        Matrix result = absolute.copy();
        EntryIndices.shuffle(places, absolute, result, random.split("magnitudes"));
        yield result;
      }
      case EQUAL -> {
        double mean =
            Arrays.stream(places).mapToDouble(k -> absolute.values()[k] / places.length).sum();
        yield absolute.map(x -> x == 0 ? 0 : mean);
      }
    };
  }
}
