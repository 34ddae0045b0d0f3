package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.LognormalDraw;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Multiplies every weight by an independent exp(mu + sigma z), z standard normal. Preserves signs
 * and zeros.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "modulate-lognormal",
    text = "Multiplies every weight by an independent lognormal draw; keeps signs and zeros",
    source = "doi:10.1038/nrn3687")
public final class ModulateLognormal
    implements ConnectivityTransform<ModulateLognormal.Parameters> {
  /**
   * Parameters.
   *
   * @param mu mean of the logarithm
   * @param sigma standard deviation of the logarithm
   */
  public record Parameters(
      @Parameter(text = "Mean of the logarithm.", value = "-0.5") double mu,
      @Parameter(text = "Standard deviation of the logarithm.", value = "0.5", min = 0)
          double sigma) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    RandomStream random = context.random();
    return weights.map(x -> x * LognormalDraw.of(parameters.mu(), parameters.sigma(), random));
  }
}
