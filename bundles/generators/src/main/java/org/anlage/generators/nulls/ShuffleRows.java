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
 * Puts the entries of every row in random order, each row in one of its own. Preserves the output
 * weights of every unit, so its number and strength of outputs; with the diagonal kept, also every
 * self-connection. Breaks to whom a unit projects, inputs and spectrum.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "shuffle-rows",
    text =
        "Null: the outputs of every unit in random order. Keeps every unit's output weights and"
            + " their sum, with \"keep\" also the diagonal; destroys their targets, inputs, spectrum")
public final class ShuffleRows implements ConnectivityTransform<ShuffleRows.Parameters> {
  /**
   * Parameters.
   *
   * @param diagonal whether self-connections take part
   */
  public record Parameters(
      @Parameter(
              text = "Self-connections: keep (they stay) or shuffle (they take part).",
              value = "\"keep\"")
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
    Matrix result = weights.copy();
    for (int i = 0; i < n; i++) {
      int[] row =
          EntryIndices.where(i * n, (i + 1) * n, k -> all || !EntryIndices.onDiagonal(k, n));
      EntryIndices.shuffle(row, weights, result, context.random().split(i));
    }
    return result;
  }
}
