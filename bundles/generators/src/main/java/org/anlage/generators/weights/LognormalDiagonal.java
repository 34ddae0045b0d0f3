package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.LognormalDraw;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Self-connections alone, exp(sigma z) with z standard normal, scaled so that the largest has a
 * given value, the spectral radius: the heavy-tailed diagonal of W* without anything measured.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "lognormal-diagonal",
    text =
        "Null of W*: lognormal self-connections only. Shares with W* the law of its diagonal and"
            + " its spectral radius, and nothing measured")
public final class LognormalDiagonal
    implements ConnectivityGenerator<LognormalDiagonal.Parameters> {
  /**
   * Parameters.
   *
   * @param sigma standard deviation of the logarithm
   * @param spectralRadius largest self-connection
   */
  public record Parameters(
      @Parameter(text = "Standard deviation of the logarithm.", value = "0.5", min = 0)
          double sigma,
      @Parameter(
              text = "Largest self-connection, the spectral radius.",
              value = "0.95",
              min = 0,
              exclusiveMin = true)
          double spectralRadius) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    Matrix result = Matrix.zeros(n, n);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double value = LognormalDraw.of(0, parameters.sigma(), context.random());
      result.set(i, i, value);
      largest = Math.max(largest, value);
    }
    return Scaling.to(parameters.spectralRadius(), largest, "spectral radius", result);
  }
}
