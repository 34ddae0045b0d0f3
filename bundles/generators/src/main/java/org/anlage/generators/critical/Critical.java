package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;
import org.osgi.service.component.annotations.Component;

/**
 * Dense critically normalised random weights. A of x' = -x + A x has independent entries of mean 0
 * (uniform excitation minus its mean as global inhibition), a zero diagonal, and a lower triangle
 * mixed from the mirrored upper one and an independent one; A is then divided so that the largest
 * real part of its eigenvalues has the given value.
 *
 * <p>Cost: the eigenvalues of one N x N matrix, symmetric where the asymmetry is 0.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical",
    text = "Dense random weights with the largest eigenvalue near 1, symmetric or partly so",
    source = "doi:10.1038/s41586-026-10528-1")
public final class Critical implements ConnectivityGenerator<Critical.Parameters> {
  /**
   * Parameters.
   *
   * @param entries distribution of entries
   * @param largestEigenvalue largest real part of the eigenvalues
   * @param asymmetry share of the independent direction
   * @param mixing how the directions are mixed
   */
  public record Parameters(
      @Parameter(
              text =
                  "Distribution of entries, mean removed: uniform, bernoulli, gaussian,"
                      + " half-gaussian, exponential.",
              value = "\"uniform\"")
          Distribution entries,
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
    Matrix weights =
        Pairs.draw(
            parameters.asymmetry(),
            parameters.mixing(),
            context,
            (i, j, random) -> parameters.entries().draw(random));
    return Scaling.toSpectralAbscissa(
        weights, parameters.largestEigenvalue(), context.decompositions());
  }
}
