package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the mean square of the states beyond a threshold, over trials, steps and units.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs (buffers,
 * tables) is made in bind and belongs to the penalty that bind returns.
 */
@Component(service = ActivityRegularizer.class)
@Extension(name = "@name@", text = "Mean square of states beyond a threshold")
public final class @Class@ implements ActivityRegularizer<@Class@.Parameters> {

  /** Parameters; by convention the factor of the whole term is called strength. */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.01", min = 0) double strength,
      @Parameter(text = "Magnitude of a state that costs nothing.", value = "0.5", min = 0)
          double threshold) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ActivityPenalty bind(Parameters parameters, RegularizationContext context) {
    return new ActivityPenalty() {
      @Override
      public double evaluate(States states) {
        double sum = 0;
        for (int t = 0; t < states.steps(); t++) {
          for (int trial = 0; trial < states.trials(); trial++) {
            for (int j = 0; j < states.units(); j++) {
              double beyond = beyond(states, t, trial, j);
              sum += beyond * beyond;
            }
          }
        }
        return parameters.strength() * sum / count(states);
      }

      /** Adds d value / d state after one step: trials x states.width(), units first. */
      @Override
      public void addGradient(States states, int step, RealBuffer delta) {
        double factor = 2 * parameters.strength() / count(states);
        for (int trial = 0; trial < states.trials(); trial++) {
          for (int j = 0; j < states.units(); j++) {
            int at = trial * states.width() + j;
            delta.set(at, delta.get(at) + factor * beyond(states, step, trial, j));
          }
        }
      }

      private static double count(States states) {
        return (double) states.steps() * states.trials() * states.units();
      }

      /** By how much a state is beyond the threshold, with its sign. */
      private double beyond(States states, int step, int trial, int unit) {
        double state = states.buffer().get(states.at(step, trial) + unit);
        double beyond = Math.abs(state) - parameters.threshold();
        return beyond <= 0 ? 0 : Math.copySign(beyond, state); // NaN stays, and ends the run
      }
    };
  }
}
