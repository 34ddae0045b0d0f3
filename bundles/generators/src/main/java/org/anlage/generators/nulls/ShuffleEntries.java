package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Puts the entries in random order. Preserves the multiset of entries, so mean, norm and sparsity;
 * with the diagonal kept, also every self-connection and the multiset off the diagonal. Breaks who
 * is connected to whom.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "shuffle-entries",
    text =
        "Null: entries in random order, over the whole matrix or off the diagonal. Keeps all values"
            + " (mean, norm, sparsity), with \"keep\" also the diagonal; destroys who is connected"
            + " to whom, strengths, spectrum")
public final class ShuffleEntries implements ConnectivityTransform<ShuffleEntries.Parameters> {
  /**
   * Parameters.
   *
   * @param diagonal whether self-connections take part
   */
  public record Parameters(
      @Parameter(
              text = "Self-connections: shuffle (they take part) or keep (they stay).",
              value = "\"shuffle\"")
          DiagonalRule diagonal) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    boolean all = parameters.diagonal() == DiagonalRule.SHUFFLE;
    int[] places = EntryIndices.where(0, n * n, k -> all || !EntryIndices.onDiagonal(k, n));
    Matrix result = weights.copy();
    EntryIndices.shuffle(places, weights, result, context.random());
    return result;
  }
}
