package org.anlage.analyzers.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Plateaus and sudden drops in the history of a run: the longest stretch of updates in which the
 * loss falls by less than a tenth of its whole fall, the update at which it falls most steeply, and
 * the largest share of the fall within a twentieth of all updates, 0.05 for a straight line and 1
 * for a step. A fall that the noise of the loss explains is none; then these are not defined.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "abrupt-learning",
    text = "Is learning gradual, or a plateau and a sudden drop? When, how long, how steep",
    source = "arXiv:2502.07256")
public final class AbruptLearning implements RunAnalyzer<AbruptLearning.Parameters> {
  /**
   * What is looked at.
   *
   * @param metric column of the history
   * @param smoothing epochs of the running mean
   */
  public record Parameters(
      @Parameter(
              text = "Column of the history; one that rises, an accuracy, is turned around.",
              value = "\"train_loss\"")
          String metric,
      @Parameter(
              text = "Epochs of the running mean; even numbers count as the odd one above.",
              value = "3",
              min = 1,
              max = 10001)
          int smoothing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Table history = run.history();
    if (!history.has(p.metric()) || history.rows() < 3) {
      return Findings.metrics(Map.of());
    }
    double sign = p.metric().endsWith("_accuracy") ? -1 : 1;
    double[] values = history.numbers(p.metric()).clone();
    for (int k = 0; k < values.length; k++) {
      values[k] *= sign;
    }
    Fall fall = Fall.of(history.numbers("update"), values, p.smoothing());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("plateau_updates", fall.plateau());
    metrics.put("plateau_share", fall.plateau() / fall.length());
    metrics.put("drop_update", fall.drop());
    metrics.put("abruptness", fall.abruptness());
    return Findings.metrics(metrics);
  }
}
