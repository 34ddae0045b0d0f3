package org.example.homeostasis;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.osgi.service.component.annotations.Component;

/**
 * Homeostasis of rates: strength times the mean over units of (m - target)^2, with m the mean state
 * of a unit over the trials and steps of a batch. What a unit does within a trial is free.
 *
 * <p>Turrigiano 2008.
 */
@Component(service = ActivityRegularizer.class)
@Extension(
    name = "homeostasis",
    text = "Mean states of units are pulled to a target",
    source = "doi:10.1016/j.cell.2008.10.008")
public final class Homeostasis implements ActivityRegularizer<Homeostasis.Parameters> {

  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param target mean state that costs nothing
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.1", min = 0) double strength,
      @Parameter(text = "Mean state that costs nothing.", value = "0.1") double target) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ActivityPenalty bind(Parameters parameters, RegularizationContext context) {
    double[] means = new double[context.size()];
    return new ActivityPenalty() {
      @Override
      public double evaluate(States states) {
        double sum = 0;
        for (int j = 0; j < states.units(); j++) {
          means[j] = mean(states, j);
          sum += (means[j] - parameters.target()) * (means[j] - parameters.target());
        }
        return parameters.strength() * sum / states.units();
      }

      /** Called after {@link #evaluate} of the same states, so the means are known. */
      @Override
      public void addGradient(States states, int step, RealBuffer delta) {
        double factor =
            2
                * parameters.strength()
                / ((double) states.units() * states.trials() * states.steps());
        for (int trial = 0; trial < states.trials(); trial++) {
          for (int j = 0; j < states.units(); j++) {
            int at = trial * states.width() + j;
            delta.set(at, delta.get(at) + factor * (means[j] - parameters.target()));
          }
        }
      }
    };
  }

  private static double mean(States states, int unit) {
    double sum = 0;
    for (int t = 0; t < states.steps(); t++) {
      for (int trial = 0; trial < states.trials(); trial++) {
        sum += states.buffer().get(states.at(t, trial) + unit);
      }
    }
    return sum / ((double) states.steps() * states.trials());
  }
}
