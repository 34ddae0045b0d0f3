package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Haar;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * A uniform (Haar) orthogonal matrix of the size of the weights. Preserves their Frobenius norm or
 * their spectral radius, nothing else.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "matched-orthogonal",
    text =
        "Null: a random orthogonal matrix of equal size. Keeps the Frobenius norm, or the spectral"
            + " radius; destroys everything else")
public final class MatchedOrthogonal
    implements ConnectivityTransform<MatchedOrthogonal.Parameters> {
  /**
   * Parameters.
   *
   * @param match what the orthogonal matrix is scaled to
   */
  public record Parameters(
      @Parameter(text = RescaleTarget.TEXT + " With none it is orthonormal.", value = "\"norm\"")
          RescaleTarget match) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    Matrix q = Haar.orthogonal(weights.rows(), context.random(), context.decompositions());
    return parameters.match().of(weights, q, context.decompositions());
  }
}
