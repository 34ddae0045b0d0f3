package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Every non-zero entry is drawn, with replacement, from the non-zero entries. Preserves which
 * weights are zero and, in expectation, the distribution of the others; breaks which connection has
 * which weight. With self-connections in one pool with the others, a dominant diagonal is lost.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "resample-entries",
    text =
        "Null: non-zero entries drawn anew from their empirical distribution. Keeps the zeros and,"
            + " in expectation, the distribution; destroys which connection has which weight",
    source = "arXiv:2606.14975")
public final class ResampleEntries implements ConnectivityTransform<ResampleEntries.Parameters> {
  /** What becomes of self-connections. */
  public enum DiagonalRule {
    /** One pool with all others. */
    POOL,
    /** Drawn from self-connections, others from others. */
    APART,
    /** Left as they are, others drawn from others. */
    KEEP
  }

  /**
   * Parameters.
   *
   * @param diagonal what becomes of self-connections
   * @param match what the result is rescaled to keep
   */
  public record Parameters(
      @Parameter(
              text =
                  "Self-connections: pool (drawn with all others), apart (drawn from"
                      + " self-connections) or keep (stay; others are drawn from others).",
              value = "\"pool\"")
          DiagonalRule diagonal,
      @Parameter(text = RescaleTarget.TEXT, value = "\"none\"") RescaleTarget match) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    double[] values = weights.values();
    Matrix result = weights.copy();
    if (parameters.diagonal() == DiagonalRule.POOL) {
      int[] support = EntryIndices.where(0, n * n, k -> values[k] != 0);
      EntryIndices.resample(support, weights, result, context.random());
    } else {
      int[] others =
          EntryIndices.where(0, n * n, k -> values[k] != 0 && !EntryIndices.onDiagonal(k, n));
      EntryIndices.resample(others, weights, result, context.random());
      if (parameters.diagonal() == DiagonalRule.APART) {
        int[] self =
            EntryIndices.where(0, n * n, k -> values[k] != 0 && EntryIndices.onDiagonal(k, n));
        EntryIndices.resample(self, weights, result, context.random().split("diagonal"));
      }
    }
    return parameters.match().of(weights, result, context.decompositions());
  }
}
