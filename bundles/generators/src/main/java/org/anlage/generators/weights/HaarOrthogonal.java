package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Haar;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Orthogonal weights from the uniform distribution of {@link Haar}, times a gain. */
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
    int n = SizeChecks.requireNetwork(context.size());
    return Haar.orthogonal(n, context.random(), context.decompositions())
        .map(x -> parameters.gain() * x);
  }
}
