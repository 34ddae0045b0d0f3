package org.anlage.analyzers.representation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Predictions of a trained network beside those of the forward filter on the same trials, for tasks
 * whose trials say what that reaches (numbers {@code filter_cross_entropy} and {@code
 * filter_accuracy}), as {@code hmm-emissions} does. The filter knows the chain, so that the
 * difference is what the network has not learned of it. Says nothing of other tasks.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "against-filter",
    text = "Cross-entropy and accuracy of predictions beside those of the forward filter",
    source = "doi:10.1109/5.18626")
public final class AgainstFilter implements RunAnalyzer<AgainstFilter.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "256", min = 1, max = 100000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    TaskDescription task = run.taskDescription();
    int crossEntropy = task.numbers().indexOf("filter_cross_entropy");
    int accuracy = task.numbers().indexOf("filter_accuracy");
    if (crossEntropy < 0 || accuracy < 0 || !task.objective().labelled()) {
      return Findings.metrics(Map.of());
    }
    TrialBatch trials = run.trials(p.trials());
    var played = run.play(trials);
    double own = crossEntropy(trials, played.output());
    double best = mean(trials.numbers(crossEntropy));
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("prediction_cross_entropy", own);
    metrics.put("filter_cross_entropy", best);
    metrics.put("cross_entropy_above_filter", own - best);
    metrics.put("filter_accuracy", mean(trials.numbers(accuracy)));
    metrics.put(
        "accuracy_below_filter", mean(trials.numbers(accuracy)) - mean(run.score(played, trials)));
    return Findings.metrics(metrics);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Mean of minus the logarithm of the softmax at the label, over scored steps; nats. */
  static double crossEntropy(TrialBatch trials, float[] output) {
    int outputs = trials.outputs();
    double sum = 0;
    int scored = 0;
    for (int at = 0; at < trials.mask().length; at++) {
      if (trials.mask()[at] > 0) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < outputs; o++) {
          largest = Math.max(largest, output[at * outputs + o]);
        }
        double total = 0;
        for (int o = 0; o < outputs; o++) {
          total += StrictMath.exp(output[at * outputs + o] - largest);
        }
        sum += largest + StrictMath.log(total) - output[at * outputs + trials.labels()[at]];
        scored++;
      }
    }
    return sum / scored;
  }
}
