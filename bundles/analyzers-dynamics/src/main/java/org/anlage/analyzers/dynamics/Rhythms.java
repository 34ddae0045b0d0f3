package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.anlage.api.network.Network;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.Correlation;
import org.osgi.service.component.annotations.Component;

/**
 * Rhythms of units: the amplitude of each unit in each band of frequencies, the root of twice the
 * power of its Fourier coefficients there, averaged over windows with their means taken off, so
 * that a sine of amplitude A of a frequency of the window has A. From these the share of the power
 * in each band; the units that are active in it, with half or more of the band's largest amplitude;
 * how many active units two bands share, by Jaccard's index; and, for cells with leaks, Spearman's
 * correlation over units of amplitude and time constant 1 / leak. Of a trained network the segments
 * are noisy trials. It says nothing without bands. Windows shorter than a period of the lowest edge
 * are refused, as is a band above half the sampling rate.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "rhythms",
    text = "Amplitudes of units by band of frequencies, and which units carry which band")
public final class Rhythms
    implements ActivityAnalyzer<Rhythms.Parameters>, RunAnalyzer<Rhythms.Parameters> {
  /**
   * What is looked at.
   *
   * @param edges of the bands
   * @param window samples of a spectrum
   * @param trials trials of a trained network
   */
  public record Parameters(
      @Parameter(
              text =
                  "Edges of the bands, ascending, from one to the next below it; absent:"
                      + " nothing is looked at. Of trained networks whose task has no length"
                      + " of a step: in periods per step.",
              unit = "Hz")
          Optional<List<Double>> edges,
      @Parameter(
              text = "Samples of a spectrum, at most; longer segments are cut into such windows.",
              value = "1024",
              min = 2,
              max = 100_000)
          int window,
      @Parameter(text = "Trials of a trained network.", value = "32", min = 1, max = 100_000)
          int trials) {
    /** Copies the list and checks it. */
    public Parameters {
      edges = edges.map(List::copyOf);
      edges.ifPresent(
          given -> {
            boolean ascending =
                given.size() > 1
                    && given.get(0) > 0
                    && IntStream.range(1, given.size())
                        .allMatch(k -> given.get(k) > given.get(k - 1));
            if (!ascending) {
              throw new IllegalArgumentException(
                  "edges: got " + given + ", expected two or more numbers above 0, ascending");
            }
          });
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    return activity.segments() == 0 && p.edges().isPresent()
        ? Optional.of("no activity was kept")
        : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    if (p.edges().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    OptionalDouble step = run.taskDescription().timeStep();
    double rate = step.isPresent() ? 1000 / step.getAsDouble() : 1;
    Optional<Matrix> leaks =
        Optional.ofNullable(run.trained().parameters().get(Network.LEAK))
            .filter(leak -> leak.columns() == run.trained().spec().units());
    return of(p, TrialActivity.of(run, p.trials(), context.random()), rate, leaks);
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    return of(p, activity, 1 / activity.interval(), Optional.empty());
  }

  /**
   * Of activity.
   *
   * @param rate samples a second
   * @param leaks of the units, 1 x N, where the cell has any
   */
  static Findings of(Parameters p, ActivityView activity, double rate, Optional<Matrix> leaks) {
    if (p.edges().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    List<Double> edges = p.edges().get();
    requireKnown(activity, edges, rate, p.window());
    BandPower power = BandPower.of(activity, edges, rate, p.window());
    int n = activity.units();
    int bands = edges.size() - 1;
    List<String> names = new ArrayList<>();
    for (int b = 0; b < bands; b++) {
      names.add(number(edges.get(b)) + "_to_" + number(edges.get(b + 1)));
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    double all = power.all();
    for (int b = 0; b < bands; b++) {
      metrics.put("power_share_" + names.get(b), all > 0 ? power.of(b) / all : Double.NaN);
      metrics.put("active_units_" + names.get(b), (double) power.active(b).cardinality());
      if (leaks.isPresent()) {
        double[] constants = new double[n];
        for (int i = 0; i < n; i++) {
          constants[i] = 1 / leaks.get().get(0, i);
        }
        metrics.put(
            "time_constant_correlation_" + names.get(b),
            Correlation.spearman(constants, power.amplitudes(b)).rho());
      }
    }
    if (bands > 1) {
      metrics.put("active_units_shared", power.meanShared());
    }
    metrics.put("main_frequency", power.mainFrequency());
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Numbers("unit", "", IntStream.range(0, n).mapToDouble(i -> i).toArray()));
    for (int b = 0; b < bands; b++) {
      columns.add(new Column.Numbers("amplitude_" + names.get(b), "", power.amplitudes(b)));
    }
    return new Findings(
        metrics,
        List.of(
            new Table(
                "rhythms",
                "Amplitude of each unit by band of frequencies, averaged over "
                    + activity.segments()
                    + " segments.",
                columns)),
        List.of());
  }

  private static void requireKnown(
      ActivityView activity, List<Double> edges, double rate, int window) {
    double last = edges.get(edges.size() - 1);
    int shortest = window;
    for (int s = 0; s < activity.segments(); s++) {
      shortest = Math.min(shortest, activity.samples(s));
    }
    boolean tooHigh = last > rate / 2 * (1 + 1e-9);
    boolean tooShort = shortest * edges.get(0) < rate * (1 - 1e-9);
    if (tooHigh || tooShort) {
      throw ProblemException.configuration(
          new Problem(
              tooHigh
                  ? "a band above half the sampling rate"
                  : "segments or windows shorter than a period of the lowest frequency",
              "rhythms.edges",
              edges + ", with " + rate + " samples a second in windows of " + shortest,
              "edges from " + rate / Math.max(2, shortest) + " to " + rate / 2,
              "choose other edges"));
    }
  }

  private static String number(double edge) {
    String text = edge == Math.rint(edge) ? Long.toString((long) edge) : Double.toString(edge);
    return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^0-9a-z]+", "_");
  }
}
