package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.LognormalDraw;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Independent weights exp(mu + sigma z), z standard normal: all positive and heavy-tailed. */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "lognormal",
    text = "Independent lognormal weights, all positive",
    source = "doi:10.1038/nrn3687")
public final class Lognormal implements ConnectivityGenerator<Lognormal.Parameters> {
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
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    return Entries.draw(
        n, () -> LognormalDraw.of(parameters.mu(), parameters.sigma(), context.random()));
  }
}
