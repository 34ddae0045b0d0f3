package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Multiplies every weight by exp(-d / length), d the distance in the arm's embedding: an
 * exponential distance rule. Preserves signs, zeros and self-connections.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "modulate-distance",
    text =
        "Multiplies every weight by exp(-distance / length) of the arm's embedding; keeps signs,"
            + " zeros, self-connections",
    source = "doi:10.1016/j.neuron.2013.07.036")
public final class ModulateDistance implements ConnectivityTransform<ModulateDistance.Parameters> {
  /**
   * Parameters.
   *
   * @param length distance at which weights have fallen to 1/e
   */
  public record Parameters(
      @Parameter(
              text =
                  "Distance at which weights have fallen to 1/e, in the embedding's unit: its mean"
                      + " distance, or um where it is raw.",
              value = "0.5",
              min = 0,
              exclusiveMin = true)
          double length) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return weights.combine(
        context.requireDistances(), (w, d) -> w * StrictMath.exp(-d / parameters.length()));
  }
}
