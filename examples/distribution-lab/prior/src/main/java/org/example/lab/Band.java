package org.example.lab;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** Units on a circle; each hears itself and its neighbours with equal weights that sum to a gain. */
@Component(service = ConnectivityGenerator.class)
@Extension(name = "band", text = "Units on a circle, each connected to its neighbours")
public final class Band implements ConnectivityGenerator<Band.Parameters> {
  /**
   * Parameters.
   *
   * @param reach neighbours on either side
   * @param gain sum of the weights that a unit receives, so the largest eigenvalue
   */
  public record Parameters(
      @Parameter(text = "Neighbours on either side.", value = "2", min = 0) int reach,
      @Parameter(text = "Sum of the weights that a unit receives.", value = "0.95") double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = context.size();
    int reach = Math.min(parameters.reach(), (n - 1) / 2);
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int step = -reach; step <= reach; step++) {
        weights.set(i, Math.floorMod(i + step, n), parameters.gain() / (2 * reach + 1));
      }
    }
    return weights;
  }
}
