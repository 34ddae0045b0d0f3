package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * The answers of a network that has learned nothing: the share of trials that get its favourite
 * answer, and the entropy of its answers over that of equal use. Depending on weights, activation
 * and read-out an untrained network gives one answer to all trials, and learning begins with
 * undoing that. Input noise is off; where outputs are equal the first is the answer. Says nothing
 * of tasks that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "guessing-bias",
    text = "How far an untrained network favours one answer",
    source = "arXiv:2306.00809")
public final class GuessingBias implements RunAnalyzer<GuessingBias.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "1000", min = 1, max = 100000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    if (!run.taskDescription().objective().labelled()) {
      return Findings.metrics(Map.of());
    }
    DistinctTrials trials = DistinctTrials.of(run.trials(p.trials()));
    int[] answers = TrialAccuracy.answers(run.play(run.initial(), trials.batch()), trials.batch());
    double[] share = new double[run.taskDescription().outputs()];
    double all = 0;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] >= 0) {
        share[answers[i]] += trials.times()[i];
        all += trials.times()[i];
      }
    }
    double favourite = 0;
    double entropy = 0;
    List<String> names = new ArrayList<>();
    for (int k = 0; k < share.length; k++) {
      share[k] /= all;
      favourite = Math.max(favourite, share[k]);
      entropy -= share[k] > 0 ? share[k] * StrictMath.log(share[k]) : 0;
      names.add(Integer.toString(k));
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("favourite_answer_share", favourite);
    metrics.put("answer_entropy", share.length > 1 ? entropy / StrictMath.log(share.length) : 0);
    return new Findings(
        metrics,
        List.of(
            new Table(
                "answers-before-training",
                "Share of "
                    + p.trials()
                    + " trials without noise that get each answer from the untrained network.",
                List.of(
                    new Column.Texts("answer", names),
                    new Column.Numbers("share", "proportion", share)))),
        List.of());
  }
}
