package org.anlage.interventions;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Holds the states of some units at a value, in some steps of every trial and in some updates. A
 * value of 0 silences them; after the last update they are revived. Gradients do not pass through
 * what is held.
 */
@Component(service = Intervention.class)
@Extension(name = "clamp", text = "units held at a value, or silenced, in some steps and updates")
public final class Clamp implements Intervention<Clamp.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Units, from 0; none: a share of all, drawn", value = "[]")
          List<Integer> units,
      @Parameter(text = "Share of the units, where none are named", value = "0.2", min = 0, max = 1)
          double share,
      @Parameter(text = "Value at which they are held", value = "0") double value,
      @Parameter(text = "First step, negative from the end", value = "0") int firstStep,
      @Parameter(
              text = "Step after the last, negative from the end; 0: all steps to the end",
              value = "0")
          int endStep,
      @Parameter(text = "First update, from 1", value = "1", min = 1) int from,
      @Parameter(text = "Number of updates; 0: to the end", value = "0", min = 0) int length) {
    /** Copies the list. */
    public Parameters {
      units = List.copyOf(units);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    int n = context.initial().spec().units();
    double[] scale = new double[n];
    double[] shift = new double[n];
    Arrays.fill(scale, 1);
    List<Integer> clamped = units(p, n, context.random().split("units"));
    if (clamped.stream().distinct().count() == n) {
      throw ProblemException.configuration(
          new Problem(
              "intervention \"clamp\" holds all units, so that nothing is computed",
              "\"units\", \"share\"",
              "all " + n + " units",
              "fewer",
              ""));
    }
    for (int unit : clamped) {
      scale[unit] = 0;
      shift[unit] = p.value();
    }
    int steps = context.task().steps();
    int first = Window.step(p.firstStep(), steps, "\"firstStep\" of intervention \"clamp\"");
    int end =
        p.endStep() == 0
            ? steps
            : Window.step(p.endStep(), steps, "\"endStep\" of intervention \"clamp\"");
    if (end <= first) {
      throw ProblemException.configuration(
          new Problem(
              "intervention \"clamp\" covers no step",
              "\"firstStep\", \"endStep\"",
              "steps " + first + " to " + end,
              "endStep after firstStep",
              ""));
    }
    List<StateChange> change = List.of(new StateChange(first, end, scale, shift));
    Window window = Window.of(p.from(), p.length(), context, "clamp");
    return new Bound() {
      @Override
      public List<StateChange> states(int update) {
        return window.contains(update) ? change : List.of();
      }
    };
  }

  private static List<Integer> units(Parameters p, int n, RandomStream random) {
    for (int unit : p.units()) {
      if (unit < 0 || unit >= n) {
        throw ProblemException.configuration(
            new Problem(
                "a unit that the network does not have",
                "\"units\" of intervention \"clamp\"",
                Integer.toString(unit),
                "0 to " + (n - 1),
                ""));
      }
    }
    if (!p.units().isEmpty()) {
      return p.units();
    }
    int[] order = random.permutation(n);
    return Arrays.stream(order).limit(Math.round(p.share() * n)).boxed().toList();
  }
}
