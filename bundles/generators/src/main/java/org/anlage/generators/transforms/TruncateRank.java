package org.anlage.generators.transforms;

import org.anlage.algebra.MatrixProduct;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Weights of a given rank: the largest singular values stay, with their vectors, the others become
 * zero, and one factor restores the Frobenius norm of before. Where the last value kept equals the
 * first one dropped, as in an orthogonal matrix, which of them is kept is a choice of the
 * decomposition. Cost: one singular value decomposition.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "truncate-rank",
    text =
        "Keeps the largest singular values and the Frobenius norm: low rank learns richly, full"
            + " rank lazily",
    source = "arXiv:2310.08513")
public final class TruncateRank implements ConnectivityTransform<TruncateRank.Parameters> {
  /**
   * Parameters.
   *
   * @param rank number of singular values kept
   */
  public record Parameters(
      @Parameter(text = "Number of singular values that are kept.", min = 1) int rank) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    int n = SizeChecks.requireWeights(weights, context.size()).rows();
    int rank = parameters.rank();
    if (rank > n) {
      throw ProblemException.configuration(
          new Problem(
              "the rank is larger than the number of units",
              "truncate-rank.rank",
              Integer.toString(rank),
              "at most " + n,
              "use more units or a lower rank"));
    }
    SingularValues values =
        Scaling.spectrum(
            weights, () -> context.decompositions().singularValueDecomposition(weights));
    Matrix left = Matrix.zeros(n, rank);
    Matrix right = Matrix.zeros(rank, n);
    for (int k = 0; k < rank; k++) {
      for (int i = 0; i < n; i++) {
        left.set(i, k, values.u().get(i, k) * values.values()[k]);
        right.set(k, i, values.v().get(i, k));
      }
    }
    return Scaling.toNorm(MatrixProduct.of(left, right, context.kernels()), Scaling.norm(weights));
  }
}
