package org.anlage.analyzers.representation;

import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialBatch;
import org.anlage.linear.dynamics.InputNoise;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy of a trained network against noise on its inputs. Says nothing of tasks that are not
 * scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "noisy-inputs",
    text = "Accuracy against noise on the inputs: how robust is the network?")
public final class NoisyInputs implements RunAnalyzer<NoisyInputs.Parameters> {
  /**
   * What is played.
   *
   * @param deviations standard deviations of the noise
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text =
                  "Standard deviations of the Gaussian noise added to every input and step,"
                      + " ascending.",
              value = "[0, 0.05, 0.1, 0.2, 0.4, 0.8]",
              min = 1)
          List<Double> deviations,
      @Parameter(text = "Number of trials.", value = "128", min = 1, max = 100000) int trials) {
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
    Network network = run.trained();
    double[] accuracies = new double[p.deviations().size()];
    for (int k = 0; k < accuracies.length; k++) {
      TrialBatch batch = run.trials(p.trials());
      InputNoise.add(batch, p.deviations().get(k), context.random().split("noise").split(k));
      accuracies[k] = TrialAccuracy.accuracy(run, network, DistinctTrials.of(batch));
    }
    AccuracyCurve curve = new AccuracyCurve(run, "input_noise", "", Numbers.array(p.deviations()));
    curve.add("accuracy", "accuracy_input_noise", accuracies);
    return curve.findings(
        "accuracy-by-noise",
        "Accuracy under noise",
        "Share of "
            + p.trials()
            + " trials answered rightly, against the standard deviation of the"
            + " noise on every input and step; in training it was "
            + run.inputNoise()
            + ".");
  }
}
