package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Antisymmetric Gaussian weights: independent normal entries above the diagonal, their negatives
 * below. All eigenvalues are imaginary; with standard deviation gain / (2 sqrt(N)) the largest is
 * near the gain (Wigner's semicircle on the imaginary axis).
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "antisymmetric",
    text = "Gaussian weights with W(i, j) = -W(j, i): pure rotation, imaginary eigenvalues",
    source = "arXiv:1902.09689")
public final class Antisymmetric implements ConnectivityGenerator<Antisymmetric.Parameters> {
  /**
   * Parameters.
   *
   * @param gain twice the standard deviation times sqrt(N)
   */
  public record Parameters(
      @Parameter(text = "Spectral radius, for large N.", value = "1", min = 0, exclusiveMin = true)
          double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    double deviation = parameters.gain() / (2 * Math.sqrt(context.size()));
    Matrix mirrored =
        Pairs.draw(
            0, Mixing.PUBLISHED, context, (i, j, random) -> deviation * random.nextGaussian());
    for (int i = 0; i < mirrored.rows(); i++) {
      for (int j = 0; j < i; j++) {
        mirrored.set(i, j, -mirrored.get(i, j));
      }
    }
    return mirrored;
  }
}
