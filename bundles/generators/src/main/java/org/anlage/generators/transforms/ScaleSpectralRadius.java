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
 * Multiplies all weights by one positive factor so that the largest absolute eigenvalue has a given
 * value. Preserves everything up to that factor. Cost: the eigenvalues.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "scale-spectral-radius",
    text = "Multiplies all weights so that the largest absolute eigenvalue has a value")
public final class ScaleSpectralRadius
    implements ConnectivityTransform<ScaleSpectralRadius.Parameters> {
  /**
   * Parameters.
   *
   * @param value largest absolute eigenvalue of the result
   */
  public record Parameters(
      @Parameter(
              text = "Largest absolute eigenvalue of the result.",
              value = "0.95",
              min = 0,
              exclusiveMin = true)
          double value) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Scaling.toSpectralRadius(weights, parameters.value(), context.decompositions());
  }
}
