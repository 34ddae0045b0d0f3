package org.anlage.analyzers.representation;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy of a trained network with units silenced (at random, or the strongest first) or
 * recurrent weights removed (the weakest or the strongest first), noise off. A silenced unit is
 * heard by nobody. Says nothing of tasks that are not scored right or wrong.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "lesions",
    text = "Accuracy against the share of units silenced or weights removed: what does it rest on?")
public final class Lesions implements RunAnalyzer<Lesions.Parameters> {
  /**
   * What is cut.
   *
   * @param percent shares of units or weights
   * @param draws random sets of units for each share
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text = "Shares of units silenced, or of weights removed, ascending.",
              value = "[0, 10, 20, 40, 60, 80]",
              unit = "%",
              min = 1)
          List<Integer> percent,
      @Parameter(
              text = "Random sets of units for each share; their mean is reported.",
              value = "3",
              min = 1,
              max = 1000)
          int draws,
      @Parameter(text = "Number of trials.", value = "64", min = 1, max = 100000) int trials) {
    /** Copies the list and checks it. */
    public Parameters {
      percent = List.copyOf(percent);
      for (int k = 0; k < percent.size(); k++) {
        if (percent.get(k) < (k == 0 ? 0 : percent.get(k - 1) + 1) || percent.get(k) > 100) {
          throw new IllegalArgumentException(
              "percent: got " + percent + ", expected numbers from 0 to 100, ascending");
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
    Network network = run.trained();
    DistinctTrials trials = DistinctTrials.of(run.trials(p.trials()));
    ToDoubleFunction<Network> accuracy = lesioned -> TrialAccuracy.accuracy(run, lesioned, trials);
    int[] units = Lesion.unitsByStrength(network.recurrent());
    int[] strongest = Lesion.weightsBySize(network.recurrent());
    int[] weakest = reversed(strongest);
    int points = p.percent().size();
    double[] random = new double[points];
    double[] strong = new double[points];
    double[] weakWeights = new double[points];
    double[] strongWeights = new double[points];
    double intact = accuracy.applyAsDouble(network);
    for (int k = 0; k < points; k++) {
      int cut = share(p.percent().get(k), units.length);
      int removed = share(p.percent().get(k), strongest.length);
      random[k] = cut == 0 ? intact : random(network, cut, p.draws(), accuracy, context.random());
      strong[k] = cut == 0 ? intact : accuracy.applyAsDouble(Lesion.silenced(network, units, cut));
      if (removed == 0) {
        weakWeights[k] = intact;
        strongWeights[k] = intact;
      } else {
        weakWeights[k] = accuracy.applyAsDouble(Lesion.without(network, weakest, removed));
        strongWeights[k] = accuracy.applyAsDouble(Lesion.without(network, strongest, removed));
      }
    }
    AccuracyCurve curve =
        new AccuracyCurve(run, "lesioned", "%", p.percent().stream().mapToDouble(x -> x).toArray());
    curve.add("random_units_silenced", "accuracy_random_units_silenced", random);
    curve.add("strongest_units_silenced", "accuracy_strongest_units_silenced", strong);
    curve.add("weakest_weights_removed", "accuracy_weakest_weights_removed", weakWeights);
    curve.add("strongest_weights_removed", "accuracy_strongest_weights_removed", strongWeights);
    return curve.findings(
        "accuracy-by-lesion",
        "Accuracy after lesions",
        "Share of "
            + p.trials()
            + " trials answered rightly, without noise, against the share of"
            + " units silenced (random: mean of "
            + p.draws()
            + " sets; strongest: by the sum of"
            + " |W| into and out of them) or of recurrent weights removed, by |W|.");
  }

  private static double random(
      Network network,
      int cut,
      int draws,
      ToDoubleFunction<Network> accuracy,
      RandomStream random) {
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      // The same order for every share: sets of one draw are nested.
      int[] order = random.split("units").split(draw).permutation(network.spec().units());
      sum += accuracy.applyAsDouble(Lesion.silenced(network, order, cut));
    }
    return sum / draws;
  }

  private static int share(int percent, int of) {
    return (int) Math.rint(percent * (double) of / 100);
  }

  private static int[] reversed(int[] order) {
    int[] result = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      result[k] = order[order.length - 1 - k];
    }
    return result;
  }
}
