package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * How much the state of some units says about their next state, in bits: mutual information of
 * successive states of small random sets of units, binary at each unit's median and counted, with
 * the correction of Miller and Madow (Paninski 2003, doi 10.1162/089976603321780272); the same if
 * states were Gaussian, from their covariances; and the mean absolute correlation of units with
 * themselves and others a sample later. Of a trained network the states are those on noisy trials,
 * if asked also by noise, whose best is where recurrence resonates.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "information-flux",
    text = "Bits that the state of small sets of units carries about their next state",
    source = "doi:10.1162/089976603321780272")
public final class InformationFlux
    implements ActivityAnalyzer<InformationFlux.Parameters>,
        RunAnalyzer<InformationFlux.Parameters> {
  /**
   * What is counted.
   *
   * @param units units of a set
   * @param sets random sets
   * @param trials trials of a trained network
   * @param noises on the inputs of a trained network
   */
  public record Parameters(
      @Parameter(
              text =
                  "Units of a set; fewer where there are not 4 to that power samples, so that every"
                      + " pair of states can occur.",
              value = "5",
              min = 1,
              max = 10)
          int units,
      @Parameter(text = "Random sets of units.", value = "200", min = 1, max = 100_000) int sets,
      @Parameter(text = "Trials of a trained network.", value = "64", min = 1, max = 100_000)
          int trials,
      @Parameter(
              text =
                  "Standard deviations of the noise on the inputs of a trained network with which it"
                      + " is found again, ascending; the noise of most bits is a metric.",
              value = "[]")
          List<Double> noises) {
    /** Copies the list and checks it. */
    public Parameters {
      noises = List.copyOf(noises);
      for (int k = 0; k < noises.size(); k++) {
        if (!(noises.get(k) >= 0) || (k > 0 && noises.get(k) <= noises.get(k - 1))) {
          throw new IllegalArgumentException(
              "noises: got " + noises + ", expected numbers from 0 up, ascending");
        }
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    return activity.segments() == 0 ? Optional.of("no activity was kept") : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Findings found = analyze(p, TrialActivity.of(run, p.trials(), context.random()), context);
    return p.noises().isEmpty() ? found : withNoises(p, run, found, context);
  }

  /** Adds a table by noise, the same draws of it scaled, and the noise of most bits. */
  private Findings withNoises(Parameters p, RunView run, Findings found, AnalysisContext context) {
    int count = p.noises().size();
    double[] noise = new double[count];
    double[] counted = new double[count];
    double[] gaussian = new double[count];
    int best = 0;
    for (int k = 0; k < count; k++) {
      noise[k] = p.noises().get(k);
      Map<String, Double> there =
          analyze(p, TrialActivity.of(run, p.trials(), noise[k], context.random()), context)
              .metrics();
      counted[k] = there.getOrDefault("information_flux_bits", Double.NaN);
      gaussian[k] = there.getOrDefault("information_flux_gaussian_bits", Double.NaN);
      best = counted[k] > counted[best] ? k : best;
    }
    Map<String, Double> metrics = new LinkedHashMap<>(found.metrics());
    metrics.put("information_flux_best_noise", noise[best]);
    List<Table> tables = new ArrayList<>(found.tables());
    tables.add(
        new Table(
            "information-flux-by-noise",
            "Bits that states say about the next, by the standard deviation of noise on the inputs.",
            List.of(
                new Column.Numbers("input_noise", "", noise),
                new Column.Numbers("counted", "bits", counted),
                new Column.Numbers("gaussian", "bits", gaussian))));
    return new Findings(metrics, tables, found.figures());
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Successions successions = Successions.of(activity);
    int[] changing = successions.changing();
    int k = Math.min(p.units(), changing.length);
    while (k > 0 && successions.pairs() < 1L << (2 * k)) {
      k--;
    }
    if (k == 0) {
      throw ProblemException.data(
          new Problem(
              "there is nothing to count states of",
              activity.title(),
              changing.length + " units that change, " + successions.pairs() + " successive states",
              "one unit or more, and four states or more",
              "record longer"));
    }
    double counted = 0;
    double gaussian = 0;
    int defined = 0;
    double correlation = 0;
    for (int set = 0; set < p.sets(); set++) {
      int[] units = drawn(changing, k, context.random().split("set").split(set));
      counted += successions.countedBits(units) / p.sets();
      SetCovariance covariance = successions.covariance(units);
      correlation += covariance.meanLaggedCorrelation() / p.sets();
      double bits = covariance.bits();
      gaussian += Double.isNaN(bits) ? 0 : bits;
      defined += Double.isNaN(bits) ? 0 : 1;
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("information_flux_bits", counted);
    metrics.put("information_flux_gaussian_bits", defined > 0 ? gaussian / defined : Double.NaN);
    metrics.put("lagged_correlation", correlation);
    metrics.put("information_flux_units", (double) k);
    return new Findings(
        metrics,
        List.of(
            new Table(
                "information-flux",
                "Mutual information of successive states of "
                    + p.sets()
                    + " random sets of "
                    + k
                    + " units"
                    + (k < p.units() ? ", fewer than asked for: there are too few samples" : "")
                    + ". Units that never change take no part.",
                List.of(
                    new Column.Numbers("units", "", new double[] {changing.length}),
                    new Column.Numbers(
                        "constant", "", new double[] {activity.units() - changing.length}),
                    new Column.Numbers("successive_states", "", new double[] {successions.pairs()}),
                    new Column.Numbers("counted", "bits", new double[] {counted}),
                    new Column.Numbers(
                        "gaussian",
                        "bits",
                        new double[] {metrics.get("information_flux_gaussian_bits")}),
                    new Column.Numbers(
                        "sets_without_gaussian", "", new double[] {p.sets() - defined})))),
        List.of());
  }

  private static int[] drawn(int[] units, int count, RandomStream random) {
    int[] order = random.permutation(units.length);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = units[order[i]];
    }
    return drawn;
  }
}
