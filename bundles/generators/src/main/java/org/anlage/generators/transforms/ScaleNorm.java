package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Multiplies all weights by one positive factor so that the Frobenius norm has a given value.
 * Preserves everything up to that factor.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "scale-norm",
    text = "Multiplies all weights so that their Frobenius norm has a value")
public final class ScaleNorm implements ConnectivityTransform<ScaleNorm.Parameters> {
  /**
   * Parameters.
   *
   * @param value Frobenius norm of the result
   */
  public record Parameters(
      @Parameter(text = "Frobenius norm of the result.", min = 0, exclusiveMin = true)
          double value) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Scaling.toNorm(weights, parameters.value());
  }
}
