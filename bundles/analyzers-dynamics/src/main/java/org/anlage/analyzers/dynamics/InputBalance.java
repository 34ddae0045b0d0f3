package org.anlage.analyzers.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * How far excitation and inhibition of units cancel: of all products h_j W_ji that reach unit i at
 * a sample, E is the sum of the positive and I that of the magnitudes of the negative ones. Loose
 * balance: 1 - |mean E - mean I| / (mean E + mean I). Detailed in time: the same of each sample, 1
 * - mean |E - I| / (mean E + mean I), and Pearson's correlation of E and I over samples. Beside it,
 * the share of units whose outgoing weights all have one sign. Of a trained network the states are
 * those on noisy trials; of a simulation the activity that was kept. Weights of a unit on itself
 * take part. Costs N^2 operations for each sample that is looked at.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "input-balance",
    text = "How far excitatory and inhibitory inputs of units cancel, in the mean and in time",
    source = "Deneve and Machens 2016, doi 10.1038/nn.4243 (loose and tight balance)")
public final class InputBalance
    implements ActivityAnalyzer<InputBalance.Parameters>, RunAnalyzer<InputBalance.Parameters> {
  /**
   * What is played.
   *
   * @param samples samples that are looked at
   * @param trials trials of a trained network
   */
  public record Parameters(
      @Parameter(
              text = "Samples at most; of more, every second, every third and so on is taken.",
              value = "4000",
              min = 2)
          int samples,
      @Parameter(text = "Trials of a trained network.", value = "64", min = 1, max = 100_000)
          int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    return activity.segments() == 0
        ? Optional.of("no activity was kept")
        : activity.weights().isEmpty()
            ? Optional.of("the connections between the units are not known")
            : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    return run.trained().recurrentWeights().isEmpty()
        ? Findings.metrics(Map.of())
        : analyze(p, TrialActivity.of(run, p.trials(), context.random()), context);
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix weights =
        activity
            .weights()
            .orElseThrow(
                () ->
                    ProblemException.data(
                        new Problem(
                            "the balance of inputs needs the connections between the units",
                            activity.title(),
                            "activity without connections",
                            "a trained or simulated network",
                            "")));
    int n = activity.units();
    PairMoments[] units = new PairMoments[n];
    for (int i = 0; i < n; i++) {
      units[i] = new PairMoments();
    }
    int stride = (int) ((activity.samples() + p.samples() - 1) / p.samples());
    int next = 0;
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      for (; next < segment.columns(); next += stride) {
        add(segment, next, weights, units);
      }
      next -= segment.columns();
    }
    double[] unit = IntStream.range(0, n).mapToDouble(i -> i).toArray();
    double[] excitation = of(units, PairMoments::meanX);
    double[] inhibition = of(units, PairMoments::meanY);
    double[] loose = of(units, PairMoments::cancelledMeans);
    double[] tight = of(units, PairMoments::cancelled);
    double[] correlation = of(units, PairMoments::correlation);
    Map<String, Double> metrics = new LinkedHashMap<>();
    double excited = IntStream.range(0, n).mapToDouble(i -> excitation[i]).sum();
    double inhibited = IntStream.range(0, n).mapToDouble(i -> inhibition[i]).sum();
    metrics.put("input_cancelled_in_the_mean", meanOfDefined(loose));
    metrics.put("input_cancelled_each_step", meanOfDefined(tight));
    metrics.put("input_balance_correlation", meanOfDefined(correlation));
    metrics.put("excitatory_share_of_input", excited / (excited + inhibited));
    metrics.put("units_of_one_sign", unitsOfOneSign(weights));
    return new Findings(
        metrics,
        List.of(
            new Table(
                "input-balance",
                "Mean excitation and inhibition of each unit from all others and itself, how much of"
                    + " them cancels in the mean and at each step, and their correlation over steps;"
                    + " NaN where a unit gets none, or one that does not vary.",
                List.of(
                    new Column.Numbers("unit", "", unit),
                    new Column.Numbers("excitation", "", excitation),
                    new Column.Numbers("inhibition", "", inhibition),
                    new Column.Numbers("cancelled_in_the_mean", "", loose),
                    new Column.Numbers("cancelled_each_step", "", tight),
                    new Column.Numbers("correlation", "", correlation)))),
        List.of());
  }

  private static void add(Matrix segment, int t, Matrix weights, PairMoments[] units) {
    int n = units.length;
    double[] positive = new double[n];
    double[] negative = new double[n];
    for (int j = 0; j < n; j++) {
      double state = segment.get(j, t);
      for (int i = 0; state != 0 && i < n; i++) {
        double reaching = state * weights.get(j, i);
        if (reaching > 0) {
          positive[i] += reaching;
        } else {
          negative[i] -= reaching;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      units[i].add(positive[i], negative[i]);
    }
  }

  private interface Measure {
    double of(PairMoments moments);
  }

  private static double[] of(PairMoments[] units, Measure measure) {
    double[] values = new double[units.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = measure.of(units[i]);
    }
    return values;
  }

  private static double meanOfDefined(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count > 0 ? sum / count : Double.NaN;
  }

  /** Share of the units with any outgoing weight; NaN if there are none. */
  private static double unitsOfOneSign(Matrix weights) {
    int connected = 0;
    int oneSign = 0;
    for (int i = 0; i < weights.rows(); i++) {
      boolean positive = false;
      boolean negative = false;
      for (int j = 0; j < weights.columns(); j++) {
        positive |= weights.get(i, j) > 0;
        negative |= weights.get(i, j) < 0;
      }
      connected += positive || negative ? 1 : 0;
      oneSign += positive != negative ? 1 : 0;
    }
    return connected > 0 ? (double) oneSign / connected : Double.NaN;
  }
}
