package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy of a trained network where the delay is longer than in training, noise off. Says nothing
 * of tasks whose delay cannot be changed, and of those that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "longer-delays",
    text = "Accuracy against a delay longer than in training: how long is the memory?")
public final class LongerDelays implements RunAnalyzer<LongerDelays.Parameters> {
  /**
   * What is played.
   *
   * @param more steps added to the delay of training
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text = "Steps added to the delay of training, ascending.",
              value = "[0, 5, 10, 20, 40, 80]",
              min = 1)
          List<Integer> more,
      @Parameter(text = "Number of trials.", value = "128", min = 1, max = 100000) int trials) {
    /** Copies the list and checks it. */
    public Parameters {
      more = List.copyOf(more);
      for (int k = 0; k < more.size(); k++) {
        if (more.get(k) < (k == 0 ? 0 : more.get(k - 1) + 1)) {
          throw new IllegalArgumentException(
              "more: got " + more + ", expected numbers from 0 up, ascending");
        }
      }
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
    int trained = run.taskDescription().period("delay").map(d -> d.end() - d.start()).orElse(0);
    Network network = run.trained();
    List<Double> delays = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    for (int more : p.more()) {
      Optional<TrialBatch> trials =
          more == 0 ? Optional.of(run.trials(p.trials())) : run.trials(p.trials(), trained + more);
      if (trials.isEmpty()) {
        return Findings.metrics(Map.of());
      }
      delays.add((double) more);
      accuracies.add(TrialAccuracy.accuracy(run, network, DistinctTrials.of(trials.get())));
    }
    AccuracyCurve curve = new AccuracyCurve(run, "longer_by", "steps", Numbers.array(delays));
    curve.add("accuracy", "accuracy_delay_plus", Numbers.array(accuracies));
    return curve.findings(
        "accuracy-by-delay",
        "Accuracy where the delay is longer than in training",
        "Share of "
            + p.trials()
            + " trials answered rightly, without noise, against the steps by"
            + " which the delay is longer than the "
            + trained
            + " of training.");
  }
}
