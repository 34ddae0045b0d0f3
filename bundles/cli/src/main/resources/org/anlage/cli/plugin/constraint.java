package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/**
 * No weight is larger than a bound, whatever its sign; larger ones are set to the bound after every
 * update.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs (masks, buffers)
 * is made in bind and belongs to the projection that bind returns.
 */
@Component(service = WeightConstraint.class)
@Extension(name = "@name@", text = "Keeps every recurrent weight within a bound")
public final class @Class@ implements WeightConstraint<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(
              text = "Largest absolute weight.",
              value = "0.5",
              min = 0,
              exclusiveMin = true)
          double bound,
      @Parameter(text = "Whether weights that start beyond the bound are free.", value = "false")
          boolean exempt) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** What is allowed may depend on the N x N weights that a run starts with. */
  @Override
  public Projection bind(Parameters parameters, Matrix initial) {
    int n = initial.rows();
    boolean[] free = new boolean[n * n];
    for (int k = 0; k < n * n; k++) {
      free[k] = parameters.exempt() && Math.abs(initial.values()[k]) > parameters.bound();
    }
    // Weights are N x N, row by row, in single or double precision, and are changed in place.
    return weights -> {
      for (int k = 0; k < n * n; k++) {
        double weight = weights.get(k);
        if (!free[k] && Math.abs(weight) > parameters.bound()) { // false for NaN, which must stay
          weights.set(k, Math.copySign(parameters.bound(), weight));
        }
      }
    };
  }
}
