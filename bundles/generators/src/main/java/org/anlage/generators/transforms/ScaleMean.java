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
 * Multiplies all weights by one factor so that the mean of all N x N entries has a given value.
 * Preserves everything up to that factor; a negative mean changes every sign.
 */
@Component(service = ConnectivityTransform.class)
@Extension(name = "scale-mean", text = "Multiplies all weights so that their mean has a value")
public final class ScaleMean implements ConnectivityTransform<ScaleMean.Parameters> {
  /**
   * Parameters.
   *
   * @param value mean of all entries of the result
   */
  public record Parameters(
      @Parameter(
              text = "Mean of all entries of the result.",
              value = "0.1",
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
    return Scaling.toMean(weights, parameters.value());
  }
}
