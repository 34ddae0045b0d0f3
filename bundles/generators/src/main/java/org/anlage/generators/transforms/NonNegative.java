package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Sets negative weights to zero. Preserves positive weights, and NaN; the spectral radius changes,
 * often upwards (an orthogonal matrix of size N gets about the square root of N / 2 pi), unless it
 * is matched, which multiplies all weights by one factor.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "non-negative",
    text =
        "Negative weights are set to zero. Keeps positive ones, up to a factor where the result is"
            + " matched in norm or spectral radius")
public final class NonNegative implements ConnectivityTransform<NonNegative.Parameters> {
  /**
   * Parameters.
   *
   * @param match what the result is rescaled to keep
   */
  public record Parameters(
      @Parameter(text = RescaleTarget.TEXT, value = "\"none\"") RescaleTarget match) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    Matrix result = weights.map(x -> Math.max(0, x));
    return parameters.match().of(weights, result, context.decompositions());
  }
}
