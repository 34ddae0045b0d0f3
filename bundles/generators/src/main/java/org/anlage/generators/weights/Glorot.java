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
 * Independent weights of mean 0 and variance gain^2 / N, which is Glorot's 2 / (fan-in + fan-out)
 * of a square matrix; a gain of the square root of 2 gives He's.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "glorot",
    text = "Independent weights of variance 2 / (inputs + outputs) = 1 / N",
    source = "Glorot and Bengio 2010, AISTATS 9:249")
public final class Glorot implements ConnectivityGenerator<Glorot.Parameters> {
  /** Shape of the distribution. */
  public enum Distribution {
    /** Uniform on (-sqrt(3 / N), sqrt(3 / N)) times the gain. */
    UNIFORM,
    /** Normal with standard deviation gain / sqrt(N), not truncated. */
    NORMAL
  }

  /**
   * Parameters.
   *
   * @param distribution shape of the distribution
   * @param gain factor of all weights
   */
  public record Parameters(
      @Parameter(text = "Shape of the distribution: uniform or normal.", value = "\"uniform\"")
          Distribution distribution,
      @Parameter(text = "Factor of all weights.", value = "1", min = 0, exclusiveMin = true)
          double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    double limit = parameters.gain() * Math.sqrt(3.0 / n);
    double deviation = parameters.gain() / Math.sqrt(n);
    RandomStream random = context.random();
    return Entries.draw(
        n,
        parameters.distribution() == Distribution.UNIFORM
            ? () -> random.nextDouble(-limit, limit)
            : () -> deviation * random.nextGaussian());
  }
}
