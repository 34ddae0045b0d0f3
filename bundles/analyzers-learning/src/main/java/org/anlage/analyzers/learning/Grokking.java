package org.anlage.analyzers.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TaskDescription;
import org.osgi.service.component.annotations.Component;

/**
 * Whether a run generalises later than it learns: the first updates at which the accuracy on
 * training trials and that on test trials pass a threshold and stay past it for some epochs, and
 * their difference. It means something where the task holds trials out of training. A threshold
 * that is never passed gives NaN. Says nothing of tasks that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "grokking",
    text = "How many updates after the training trials are the held-out ones answered?",
    source = "Power et al. 2022, arXiv 2201.02177")
public final class Grokking implements RunAnalyzer<Grokking.Parameters> {
  /**
   * What learning is.
   *
   * @param share threshold between chance and ceiling
   * @param level threshold itself
   * @param epochs epochs for which it stays
   */
  public record Parameters(
      @Parameter(
              text = "Threshold: part of the way from chance to the task's ceiling.",
              value = "0.9",
              min = 0,
              max = 1)
          double share,
      @Parameter(text = "Threshold itself, in place of share.", min = 0, max = 1)
          Optional<Double> level,
      @Parameter(
              text = "Epochs in a row, the first included, that are past the threshold.",
              value = "3",
              min = 1)
          int epochs) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    TaskDescription task = run.taskDescription();
    Table history = run.history();
    if (!task.decided() || !history.has("train_accuracy") || !history.has("test_accuracy")) {
      return Findings.metrics(Map.of());
    }
    double threshold =
        p.level().orElse(task.chance() + p.share() * (task.ceiling() - task.chance()));
    double trained =
        Outcomes.passing(history, "train_accuracy", threshold, p.epochs()).orElse(Double.NaN);
    double tested =
        Outcomes.passing(history, "test_accuracy", threshold, p.epochs()).orElse(Double.NaN);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("training_learned_update", trained);
    metrics.put("test_learned_update", tested);
    metrics.put("generalisation_delay_updates", tested - trained);
    return Findings.metrics(metrics);
  }
}
