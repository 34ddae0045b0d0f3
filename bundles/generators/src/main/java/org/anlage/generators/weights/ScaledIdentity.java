package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** The identity matrix times a value: every unit remembers by itself and hears no other. */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "scaled-identity",
    text = "The identity matrix times a value: self-connections only",
    source = "arXiv:1504.00941")
public final class ScaledIdentity implements ConnectivityGenerator<ScaledIdentity.Parameters> {
  /**
   * Parameters.
   *
   * @param value of every self-connection
   */
  public record Parameters(
      @Parameter(text = "Weight of every self-connection.", value = "0.5") double value) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    return Matrix.identity(n).map(x -> x * parameters.value());
  }
}
