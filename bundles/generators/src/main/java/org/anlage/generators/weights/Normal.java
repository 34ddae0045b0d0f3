package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Independent normal weights of a given mean and of standard deviation gain / sqrt(N), so that the
 * spectral radius is close to the gain.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "normal",
    text = "Independent normal weights",
    source = "doi:10.1103/PhysRevLett.61.259")
public final class Normal implements ConnectivityGenerator<Normal.Parameters> {
  /**
   * Parameters.
   *
   * @param mean of every weight
   * @param gain standard deviation times sqrt(N)
   */
  public record Parameters(
      @Parameter(text = "Mean of every weight.", value = "0") double mean,
      @Parameter(
              text = "Standard deviation times the square root of N.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    double deviation = parameters.gain() / Math.sqrt(n);
    RandomStream random = context.random();
    return Entries.draw(n, () -> parameters.mean() + deviation * random.nextGaussian());
  }
}
