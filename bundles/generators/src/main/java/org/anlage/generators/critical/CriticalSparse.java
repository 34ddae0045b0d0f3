package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Sparse critically normalised weights: connections of equal strength with one probability p, minus
 * p. Normalised, and mixed between symmetric and independent, as {@link Critical}.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical-sparse",
    text = "Sparse random connections with the largest eigenvalue near 1",
    source = "doi:10.1038/s41586-026-10528-1")
public final class CriticalSparse implements ConnectivityGenerator<CriticalSparse.Parameters> {
  /**
   * Parameters.
   *
   * @param probability of a connection
   * @param largestEigenvalue largest real part of the eigenvalues
   * @param asymmetry share of the independent direction
   * @param mixing how the directions are mixed
   */
  public record Parameters(
      @Parameter(
              text = "Probability of a connection; 2^-12 ... 2^-2 in the paper.",
              value = "0.015625",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double probability,
      @Parameter(text = Mixing.LARGEST_TEXT, value = "0.998", min = 0, exclusiveMin = true)
          double largestEigenvalue,
      @Parameter(text = Mixing.ASYMMETRY_TEXT, value = "0", min = 0, max = 1) double asymmetry,
      @Parameter(text = Mixing.TEXT, value = "\"published\"") Mixing mixing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    return Connections.critical(
        "critical-sparse",
        parameters.largestEigenvalue(),
        parameters.asymmetry(),
        parameters.mixing(),
        context,
        (i, j) -> parameters.probability());
  }
}
