package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy of a trained network where every input of every step is moved by a small amount in the
 * direction that raises the loss of its trial most, the sign of the gradient; beside it, accuracy
 * where the same amounts have random signs. Also how much the loss of a trial depends on the inputs
 * of each step. Says nothing of tasks that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "adversarial-inputs",
    text = "Accuracy against the worst small changes of the inputs, and against random ones",
    source = "Goodfellow, Shlens and Szegedy 2014, arXiv 1412.6572")
public final class AdversarialInputs implements RunAnalyzer<AdversarialInputs.Parameters> {
  /**
   * What is played.
   *
   * @param sizes by how much inputs are moved
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text = "By how much every input of every step is moved, ascending.",
              value = "[0, 0.05, 0.1, 0.2, 0.4]",
              min = 1)
          List<Double> sizes,
      @Parameter(text = "Number of trials.", value = "128", min = 1, max = 100000) int trials) {
    /** Copies the list and checks it. */
    public Parameters {
      sizes = List.copyOf(sizes);
      Numbers.requireAscending("sizes", sizes);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    if (!TrialAccuracy.scored(run) || run.taskDescription().objective() == Objective.REWARD) {
      return Findings.metrics(Map.of()); // a score of rewards has no gradient
    }
    Network network = run.trained();
    DistinctTrials trials = DistinctTrials.of(run.trials(p.trials()));
    TrialBatch batch = trials.batch();
    double[] gradient = run.differentiate(network, batch).inputGradient();
    int points = p.sizes().size();
    double[] worst = new double[points];
    double[] random = new double[points];
    for (int k = 0; k < points; k++) {
      double size = p.sizes().get(k);
      worst[k] = accuracy(run, network, moved(trials, i -> size * Math.signum(gradient[i])));
      RandomStream signs = context.random().split("signs").split(k);
      random[k] = accuracy(run, network, moved(trials, i -> signs.nextInt(2) == 0 ? size : -size));
    }
    AccuracyCurve curve = new AccuracyCurve(run, "moved_by", "", Numbers.array(p.sizes()));
    curve.add("worst_change", "accuracy_adversarial", worst);
    curve.add("random_change", "accuracy_random_signs", random);
    Findings accuracies =
        curve.findings(
            "accuracy-by-adversarial-change",
            "Accuracy under small changes of the inputs",
            "Share of "
                + p.trials()
                + " trials answered rightly, where every input of every step is moved by so much:"
                + " worst, in the direction that raises the loss of the trial; random, up or down.");
    double[] sensitivity = sensitivity(batch, gradient);
    Map<String, Double> metrics = new TreeMap<>(accuracies.metrics());
    metrics.put("input_sensitivity", root(sensitivity));
    List<Table> tables = new ArrayList<>(accuracies.tables());
    double[] steps = new double[sensitivity.length];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = t;
    }
    tables.add(
        new Table(
            "input-sensitivity",
            "Root mean square over trials of the norm of the gradient of a trial's loss with"
                + " respect to the inputs of a step.",
            List.of(
                new Column.Numbers("step", "steps", steps),
                new Column.Numbers("input_sensitivity", "", sensitivity))));
    return new Findings(metrics, tables, accuracies.figures());
  }

  /** By how much each element of the inputs is moved. */
  @FunctionalInterface
  private interface Change {
    double of(int index);
  }

  private static DistinctTrials moved(DistinctTrials trials, Change change) {
    TrialBatch batch = trials.batch();
    TrialBatch other = TrialBatches.copy(batch);
    for (int i = 0; i < batch.input().length; i++) {
      other.input()[i] = (float) (batch.input()[i] + change.of(i));
    }
    return new DistinctTrials(other, trials.times());
  }

  private static double accuracy(RunView run, Network network, DistinctTrials trials) {
    return TrialAccuracy.accuracy(run, network, trials);
  }

  /** By step; the gradient of the mean loss becomes that of each trial's own. */
  private static double[] sensitivity(TrialBatch batch, double[] gradient) {
    double all = 0;
    double[] weights = new double[batch.trials()];
    for (int trial = 0; trial < weights.length; trial++) {
      for (int t = 0; t < batch.steps(); t++) {
        weights[trial] += batch.mask()[batch.at(t, trial)];
      }
      all += weights[trial];
    }
    double[] result = new double[batch.steps()];
    for (int t = 0; t < result.length; t++) {
      double sum = 0;
      for (int trial = 0; trial < weights.length; trial++) {
        for (int i = 0; weights[trial] > 0 && i < batch.inputs(); i++) {
          double own = gradient[batch.at(t, trial) * batch.inputs() + i] * all / weights[trial];
          sum += own * own;
        }
      }
      result[t] = Math.sqrt(sum / weights.length);
    }
    return result;
  }

  private static double root(double[] norms) {
    double sum = 0;
    for (double norm : norms) {
      sum += norm * norm;
    }
    return Math.sqrt(sum);
  }
}
