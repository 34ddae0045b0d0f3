package @package@;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * The states of some units are multiplied by a factor after every step, up to an update. Gradients
 * go through the change exactly; held-out trials are never changed.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs is made in bind
 * and belongs to the intervention that bind returns.
 */
@Component(service = Intervention.class)
@Extension(name = "@name@", text = "States of some units multiplied by a factor, up to an update")
public final class @Class@ implements Intervention<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Factor of the states.", value = "0.5", min = 0, max = 2) double factor,
      @Parameter(text = "Share of the units, drawn at random.", value = "0.5", min = 0, max = 1)
          double share,
      @Parameter(text = "Last update, from 1.", value = "20", min = 1) int last) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, InterventionContext context) {
    int n = context.initial().spec().units();
    double[] scale = new double[n];
    Arrays.fill(scale, 1);
    // The only source of randomness is the one in the context, or an argument of the methods below.
    RandomStream random = context.random().split("units");
    int[] order = random.permutation(n);
    for (int k = 0; k < Math.round(parameters.share() * n); k++) {
      scale[order[k]] = parameters.factor();
    }
    List<StateChange> change =
        List.of(new StateChange(0, context.task().steps(), scale, new double[n]));
    return new Bound() {
      // Others to override: trials, begin (states that trials start with), weights, memory.
      @Override
      public List<StateChange> states(int update) {
        return update <= parameters.last() ? change : List.of();
      }
    };
  }
}
