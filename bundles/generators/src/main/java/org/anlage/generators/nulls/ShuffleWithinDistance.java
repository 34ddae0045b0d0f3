package org.anlage.generators.nulls;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.DistanceBins;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Puts off-diagonal weights of about the same length in random order: pairs are sorted into bins of
 * equal number by the distances of the arm's embedding, and weights change places within their bin.
 * Preserves all values, the diagonal, and the distribution of weights in every bin, so how weight
 * falls with distance; breaks everything beyond distance.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "shuffle-within-distance",
    text =
        "Null: weights of about the same length in random order. Keeps all values, the diagonal and"
            + " how weights depend on distance; destroys who is connected to whom beyond distance")
public final class ShuffleWithinDistance
    implements ConnectivityTransform<ShuffleWithinDistance.Parameters> {
  /**
   * Parameters.
   *
   * @param bins bins of distance
   * @param axons units whose outputs change
   */
  public record Parameters(
      @Parameter(
              text = "Bins of distance, each with as many pairs; equal distances share a bin.",
              value = "10",
              min = 1)
          int bins,
      @Parameter(text = Axons.TEXT) Optional<Axons> axons) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    int[] bins = DistanceBins.of(context.requireDistances(), parameters.bins());
    boolean[] rows = Axons.rows(parameters.axons(), weights, context);
    Matrix result = weights.copy();
    for (int bin = 0; bin < parameters.bins(); bin++) {
      int own = bin;
      int[] places = EntryIndices.where(0, n * n, k -> bins[k] == own && rows[k / n]);
      EntryIndices.shuffle(places, weights, result, context.random().split(bin));
    }
    return result;
  }
}
