package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the mean, over trials, steps and units, of (h - target)^2, |h - target|, or (h(t)
 * - h(t-1))^2 with h(-1) = 0: the cost of activity, of departures from a rate, of changes in time.
 */
@Component(service = ActivityRegularizer.class)
@Extension(
    name = "activity-cost",
    text = "mean square, mean magnitude or mean squared change of the states of units",
    source = "Sussillo et al. 2015, doi 10.1038/nn.4042")
public final class ActivityCost implements ActivityRegularizer<ActivityCost.Parameters> {
  /** What costs. */
  public enum Form {
    /** (h - target)^2. */
    SQUARES,
    /** |h - target|. */
    MAGNITUDES,
    /** (h(t) - h(t-1))^2. */
    CHANGES
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Factor of the penalty", value = "0.01", min = 0) double strength,
      @Parameter(text = "What costs", value = "\"squares\"") Form form,
      @Parameter(text = "State that costs nothing, for squares and magnitudes", value = "0")
          double target) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ActivityPenalty bind(Parameters p, RegularizationContext context) {
    return new Cost(p);
  }

  private record Cost(Parameters p) implements ActivityPenalty {
    @Override
    public double evaluate(States states) {
      double sum = 0;
      for (int t = 0; t < states.steps(); t++) {
        for (int trial = 0; trial < states.trials(); trial++) {
          for (int j = 0; j < states.units(); j++) {
            sum += cost(difference(states, t, trial, j));
          }
        }
      }
      return p.strength() * sum / count(states);
    }

    @Override
    public void addGradient(States states, int step, RealBuffer delta) {
      double factor = p.strength() / count(states);
      for (int trial = 0; trial < states.trials(); trial++) {
        for (int j = 0; j < states.units(); j++) {
          double slope = slope(difference(states, step, trial, j));
          if (p.form() == Form.CHANGES && step + 1 < states.steps()) {
            slope -= slope(difference(states, step + 1, trial, j));
          }
          int at = trial * states.width() + j;
          delta.set(at, delta.get(at) + factor * slope);
        }
      }
    }

    private static double count(States states) {
      return (double) states.steps() * states.trials() * states.units();
    }

    private double difference(States states, int t, int trial, int unit) {
      double now = states.buffer().get(states.at(t, trial) + unit);
      if (p.form() != Form.CHANGES) {
        return now - p.target();
      }
      return t == 0 ? now : now - states.buffer().get(states.at(t - 1, trial) + unit);
    }

    private double cost(double difference) {
      return p.form() == Form.MAGNITUDES ? Math.abs(difference) : difference * difference;
    }

    private double slope(double difference) {
      return p.form() == Form.MAGNITUDES ? Math.signum(difference) : 2 * difference;
    }
  }
}
