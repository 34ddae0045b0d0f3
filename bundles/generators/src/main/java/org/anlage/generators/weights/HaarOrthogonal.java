package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Sizes;
import org.osgi.service.component.annotations.Component;

/**
 * Orthogonal weights from the uniform (Haar) distribution: the Q of a Gaussian matrix, its columns
 * given the signs of R's diagonal, without which it would not be uniform. Cost: one QR
 * decomposition.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "orthogonal",
    text = "Orthogonal matrix drawn uniformly (Haar), times a gain",
    source = "doi:10.48550/arXiv.math-ph/0609050")
public final class HaarOrthogonal implements ConnectivityGenerator<HaarOrthogonal.Parameters> {
  /**
   * Parameters.
   *
   * @param gain factor of the orthogonal matrix
   */
  public record Parameters(
      @Parameter(
              text = "Factor of the orthogonal matrix, its spectral radius.",
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
    int n = Sizes.requireNetwork(context.size());
    Matrix gaussian = Entries.draw(n, context.random()::nextGaussian);
    Orthogonal qr = context.decompositions().qr(gaussian);
    Matrix result = qr.q().copy();
    for (int j = 0; j < n; j++) {
      double factor = qr.r().get(j, j) < 0 ? -parameters.gain() : parameters.gain();
      for (int i = 0; i < n; i++) {
        result.set(i, j, factor * result.get(i, j));
      }
    }
    return result;
  }
}
