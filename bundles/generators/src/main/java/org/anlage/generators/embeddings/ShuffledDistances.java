package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Positions;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.DistanceBins;
import org.anlage.generators.algebra.EntryIndices;
import org.osgi.service.component.annotations.Component;

/**
 * Distances of the neurons of the data, each given to a random pair, or to a random pair of about
 * the same distance: pairs are sorted into bins of equal number, and distances change places within
 * their bin. Preserves symmetry and all distances; with one bin breaks everything else, with more
 * only what is finer than a bin. The result need not obey the triangle inequality.
 */
@Component(service = Embedding.class)
@Extension(
    name = "shuffled-distances",
    text =
        "Null of distances: measured distances between random pairs. Keeps all distances, with more"
            + " bins also roughly who is near whom; destroys the geometry")
public final class ShuffledDistances implements Embedding<ShuffledDistances.Parameters> {
  /**
   * Parameters.
   *
   * @param bins bins of distance
   * @param normalisation of the distances
   */
  public record Parameters(
      @Parameter(
              text = "Bins of distance within which distances change places; 1: all pairs.",
              value = "1",
              min = 1)
          int bins,
      @Parameter(text = "mean-one (mean 1 off the diagonal) or raw.", value = "\"mean-one\"")
          DistanceNormalisation normalisation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix distances(Parameters parameters, EmbeddingContext context) {
    Matrix distances = new Positions(NeuronPositions.of(context)).distances();
    int n = distances.rows();
    int[] bins = DistanceBins.of(distances, parameters.bins());
    Matrix result = distances.copy();
    for (int bin = 0; bin < parameters.bins(); bin++) {
      int own = bin;
      int[] pairs = EntryIndices.where(0, n * n, k -> bins[k] == own && k / n < k % n);
      EntryIndices.shuffle(pairs, distances, result, context.random().split(bin));
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        result.set(i, j, result.get(j, i));
      }
    }
    return parameters.normalisation().apply(result);
  }
}
