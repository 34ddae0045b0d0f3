package org.example.fixedpoints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.analysis.RunView;
import org.anlage.api.result.Table;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;

/**
 * Slow points of a run, from states that the network visits on trials. Of any cell: the platform
 * gives its step and the Jacobian matrix of it.
 *
 * @param network the trained network with the input of the last step, averaged over trials, held
 * @param points slow points that differ, slowest first
 */
public record Search(HeldNetwork network, List<SlowPoint> points) {

  private static final int TRIALS = 32;

  /**
   * Parameters of the search.
   *
   * @param starts number of starting states
   * @param fixed q below which a point counts as fixed
   * @param apart distance, per root of N, above which two points differ
   */
  public record Parameters(
      @Parameter(text = "Visited states that are started from.", value = "20", min = 1) int starts,
      @Parameter(text = "Speed q below which a point is fixed.", value = "1e-16", min = 0)
          double fixed,
      @Parameter(
              text = "Distance of two points, per root of N, above which they differ.",
              value = "1e-4",
              min = 0)
          double apart) {}

  /** Searches. */
  public static Search of(Parameters parameters, RunView run, RandomStream random) {
    TrialBatch trials = run.trials(TRIALS);
    double[] input = new double[trials.inputs()];
    int last = trials.steps() - 1;
    for (int trial = 0; trial < trials.trials(); trial++) {
      for (int c = 0; c < input.length; c++) {
        input[c] += trials.input()[trials.at(last, trial) * input.length + c] / trials.trials();
      }
    }
    Differentiation gradients = run.differentiate(run.trained(), trials);
    HeldNetwork network = new HeldNetwork(gradients, input);
    List<SlowPoint> found = new ArrayList<>();
    for (int k = 0; k < parameters.starts(); k++) {
      int row = random.nextInt(trials.steps() * trials.trials());
      Matrix visited = gradients.states(row / trials.trials());
      found.add(SlowPoint.from(network, row(visited, row % trials.trials())));
    }
    found.sort(Comparator.comparingDouble(SlowPoint::speed));
    double apart = parameters.apart() * Math.sqrt(run.trained().spec().units());
    List<SlowPoint> different = new ArrayList<>();
    for (SlowPoint point : found) {
      if (different.stream().allMatch(other -> point.distance(other) > apart)) {
        different.add(point);
      }
    }
    return new Search(network, List.copyOf(different));
  }

  private static double[] row(Matrix states, int row) {
    double[] state = new double[states.columns()];
    System.arraycopy(states.values(), row * state.length, state, 0, state.length);
    return state;
  }

  /** Number of points that are fixed. */
  public int fixed(Parameters parameters) {
    return (int) points.stream().filter(p -> p.speed() <= parameters.fixed()).count();
  }

  /** What is known of every point without looking at its stability. */
  public Findings findings(Parameters parameters) {
    int count = points.size();
    double[] number = new double[count];
    double[] speed = new double[count];
    double[] norm = new double[count];
    for (int k = 0; k < count; k++) {
      number[k] = k + 1;
      speed[k] = points.get(k).speed();
      double sum = 0;
      for (double h : points.get(k).state()) {
        sum += h * h;
      }
      norm[k] = Math.sqrt(sum);
    }
    Table table =
        new Table(
            "fixed-points",
            "Points where the trained network hardly moves while the last input is held",
            List.of(
                new Column.Numbers("point", "", number),
                new Column.Numbers("speed", "", speed),
                new Column.Numbers("norm", "", norm)));
    Figure figure =
        new Figure(
            "fixed-points",
            "Fixed and slow points",
            "Speed q = |F(h) - h|^2 / 2 at each point found, and how far from zero it lies.",
            List.of(
                new Chart(
                    "",
                    Axis.linear("norm of the state", ""),
                    Axis.linear("speed q", ""),
                    List.of(new Mark.Points("points", norm, speed)))));
    return new Findings(
        Map.of("slow_points", (double) count, "fixed_points", (double) fixed(parameters)),
        List.of(table),
        List.of(figure));
  }
}
