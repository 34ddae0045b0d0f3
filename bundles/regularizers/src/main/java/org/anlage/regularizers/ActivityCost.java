package org.anlage.regularizers;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the mean, over trials, steps and units, of (h - target)^2, |h - target|, or (h(t)
 * - h(t-1))^2 with h(-1) = 0: the cost of activity, of departures from a rate, of changes in time.
 * Steps are those of a period of the task, or all.
 */
@Component(service = ActivityRegularizer.class)
@Extension(
    name = "activity-cost",
    text = "mean square, mean magnitude or mean squared change of the states of units",
    source = "Sussillo et al. 2015, doi 10.1038/nn.4042")
public final class ActivityCost implements ActivityRegularizer<ActivityCost.Parameters> {
  private static final int ALL = -1;

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
          double target,
      @Parameter(
              text = "Period of the task whose steps count, such as delay; empty: all steps",
              value = "\"\"")
          String period) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ActivityPenalty bind(Parameters p, RegularizationContext context) {
    return new Cost(p, p.period().isEmpty() ? ALL : period(p.period(), context));
  }

  private static int period(String name, RegularizationContext context) {
    List<String> names =
        context.task().map(TaskDescription::periods).orElse(List.of()).stream()
            .map(Period::name)
            .toList();
    if (!names.contains(name)) {
      throw ProblemException.configuration(
          new Problem(
              "the task has no period of that name",
              "activity-cost, \"period\"",
              "\"" + name + "\"",
              names.isEmpty() ? "a task with periods" : "one of " + String.join(", ", names),
              "leave it out to count all steps"));
    }
    return names.indexOf(name);
  }

  /**
   * The cost.
   *
   * @param period index of the period that counts, or ALL
   */
  private record Cost(Parameters p, int period) implements ActivityPenalty {
    @Override
    public double evaluate(States states) {
      double sum = 0;
      for (int t = 0; t < states.steps(); t++) {
        for (int trial = 0; trial < states.trials(); trial++) {
          for (int j = 0; counts(states, t, trial) && j < states.units(); j++) {
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
        boolean now = counts(states, step, trial);
        boolean next =
            p.form() == Form.CHANGES
                && step + 1 < states.steps()
                && counts(states, step + 1, trial);
        for (int j = 0; (now || next) && j < states.units(); j++) {
          double slope = now ? slope(difference(states, step, trial, j)) : 0;
          if (next) {
            slope -= slope(difference(states, step + 1, trial, j));
          }
          int at = trial * states.width() + j;
          delta.set(at, delta.get(at) + factor * slope);
        }
      }
    }

    private boolean counts(States states, int step, int trial) {
      return period == ALL
          || step >= states.start(period, trial) && step < states.end(period, trial);
    }

    /** Values that count; 1 where a period that is drawn has no step in any trial. */
    private double count(States states) {
      long steps = period == ALL ? (long) states.steps() * states.trials() : 0;
      for (int trial = 0; period != ALL && trial < states.trials(); trial++) {
        steps += states.end(period, trial) - states.start(period, trial);
      }
      return Math.max(1, steps) * (double) states.units();
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
