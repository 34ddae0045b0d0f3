package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times half the sum of squared weights; its gradient is strength times the weights.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs (buffers,
 * tables) is made in bind and belongs to the penalty that bind returns.
 */
@Component(service = Regularizer.class)
@Extension(name = "@name@", text = "Half the sum of squared weights")
public final class @Class@ implements Regularizer<@Class@.Parameters> {

  /** Parameters; by convention the factor of the whole term is called strength. */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.01", min = 0) double strength,
      @Parameter(text = "Whether self-connections count.", value = "true") boolean diagonal) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    int n = context.size();
    double strength = parameters.strength();
    // Weights and gradient are N x N, row by row, in single or double precision.
    return (weights, gradient) -> {
      double sum = 0;
      for (int k = 0; k < n * n; k++) {
        if (parameters.diagonal() || k / n != k % n) {
          double w = weights.get(k);
          sum += w * w;
          gradient.set(k, gradient.get(k) + strength * w); // added to what is there
        }
      }
      return strength * sum / 2;
    };
  }
}
