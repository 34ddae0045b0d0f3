package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Raises positive weights below a floor to it. Preserves all others, zeros among them. */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "raise-to-floor",
    text = "Positive weights below a floor are raised to it; zeros stay",
    source = "arXiv:2606.14975")
public final class RaiseToFloor implements ConnectivityTransform<RaiseToFloor.Parameters> {
  /**
   * Parameters.
   *
   * @param floor smallest positive weight of the result
   */
  public record Parameters(
      @Parameter(
              text = "Smallest positive weight of the result.",
              value = "0.01",
              min = 0,
              exclusiveMin = true)
          double floor) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Scaling.raisedTo(weights, parameters.floor());
  }
}
