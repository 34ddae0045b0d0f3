package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.Sizes;
import org.osgi.service.component.annotations.Component;

/**
 * Puts the entries in random order. Preserves the multiset of entries, so mean, norm and sparsity;
 * with the diagonal kept, also every self-connection and the multiset off the diagonal. Breaks who
 * is connected to whom.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "shuffle-entries",
    text = "Entries in random order, over the whole matrix or off the diagonal")
public final class ShuffleEntries implements ConnectivityTransform<ShuffleEntries.Parameters> {
  /** Whether self-connections take part. */
  public enum DiagonalRule {
    /** Self-connections change places with others. */
    SHUFFLE,
    /** Self-connections stay where they are. */
    KEEP
  }

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
    Sizes.requireWeights(weights, context.size());
    int n = weights.rows();
    boolean keep = parameters.diagonal() == DiagonalRule.KEEP;
    int[] order = context.random().permutation(keep ? n * (n - 1) : n * n);
    Matrix result = weights.copy();
    for (int k = 0; k < order.length; k++) {
      int target = keep ? Diagonal.offDiagonalIndex(k, n) : k;
      int source = keep ? Diagonal.offDiagonalIndex(order[k], n) : order[k];
      result.values()[target] = weights.values()[source];
    }
    return result;
  }
}
