package org.anlage.analyzers.representation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy of a trained network whose trials do not start at zero: from Gaussian noise, each unit
 * in units of the standard deviation that its state has over trials and steps, and from the state
 * with which another trial ended, as where nothing resets the network between trials. Noise on
 * inputs is off. Says nothing of tasks that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "shifted-starts",
    text = "Accuracy where trials start from noise, or where another trial ended")
public final class ShiftedStarts implements RunAnalyzer<ShiftedStarts.Parameters> {
  /**
   * What is played.
   *
   * @param deviations of the states at the start
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text =
                  "Standard deviations of the states at the start, in units of those that each unit"
                      + " has over trials and steps; ascending.",
              value = "[0, 0.25, 0.5, 1, 2]",
              min = 1)
          List<Double> deviations,
      @Parameter(text = "Number of trials.", value = "128", min = 2, max = 100000) int trials) {
    /** Copies the list and checks it. */
    public Parameters {
      deviations = List.copyOf(deviations);
      Numbers.requireAscending("deviations", deviations);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    if (!TrialAccuracy.scored(run)) {
      return Findings.metrics(Map.of());
    }
    TrialBatch trials = run.trials(p.trials());
    NetworkActivity plain = run.play(trials);
    double[] deviation = deviations(plain);
    double[] accuracies = new double[p.deviations().size()];
    for (int k = 0; k < accuracies.length; k++) {
      RandomStream random = context.random().split("starts").split(k);
      Matrix starts = Matrix.zeros(plain.trials(), plain.units());
      for (int i = 0; i < starts.values().length; i++) {
        double scale = p.deviations().get(k) * deviation[i % plain.units()];
        starts.values()[i] = scale * random.nextGaussian();
      }
      accuracies[k] = accuracy(run, trials, starts);
    }
    AccuracyCurve curve =
        new AccuracyCurve(run, "start_deviation", "", Numbers.array(p.deviations()));
    curve.add("accuracy", "accuracy_start_deviation", accuracies);
    Findings found =
        curve.findings(
            "accuracy-by-start",
            "Accuracy where trials start from noise",
            "Share of "
                + p.trials()
                + " trials answered rightly, without noise on inputs, against the standard"
                + " deviation of the states at the start, in units of that of each unit over trials"
                + " and steps.");
    Map<String, Double> metrics = new TreeMap<>(found.metrics());
    metrics.put("accuracy_carried_state", accuracy(run, trials, ends(plain)));
    return new Findings(metrics, found.tables(), found.figures());
  }

  private static double accuracy(RunView run, TrialBatch trials, Matrix starts) {
    NetworkActivity played = run.play(run.trained(), trials, Optional.of(starts), List.of());
    return Arrays.stream(run.score(played, trials)).average().orElse(Double.NaN);
  }

  /** Standard deviation of each unit's state over trials and steps. */
  private static double[] deviations(NetworkActivity activity) {
    int n = activity.units();
    int rows = activity.steps() * activity.trials();
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      double mean = 0;
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        mean += activity.states()[row * n + i] / (double) rows;
      }
      for (int row = 0; row < rows; row++) {
        double off = activity.states()[row * n + i] - mean;
        squares += off * off / rows;
      }
      result[i] = Math.sqrt(squares);
    }
    return result;
  }

  /** The last states of the trial before each, of the last one before the first. */
  private static Matrix ends(NetworkActivity activity) {
    int n = activity.units();
    int count = activity.trials();
    Matrix ends = Matrix.zeros(count, n);
    for (int trial = 0; trial < count; trial++) {
      int from = (activity.steps() - 1) * count + (trial + count - 1) % count;
      for (int i = 0; i < n; i++) {
        ends.set(trial, i, activity.states()[from * n + i]);
      }
    }
    return ends;
  }
}
