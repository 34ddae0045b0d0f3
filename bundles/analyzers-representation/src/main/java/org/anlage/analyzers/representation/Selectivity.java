package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Selectivity of units and its spatial layout: shares of the units' variance over noisy trials that
 * each variable of the task explains, in windows of time; shares of units selective for it; and
 * whether those are closer to each other than chance has it, in the distances of the run's
 * embedding or, where it has none, of the measured positions.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "selectivity",
    text =
        "Variance that task variables explain, units selective for them, and a permutation test of"
            + " whether those lie together",
    source = "doi:10.1038/s42256-023-00748-9")
public final class Selectivity implements RunAnalyzer<Selectivity.Parameters> {
  /**
   * How it is measured.
   *
   * @param trials number of trials
   * @param windowSteps steps of a window
   * @param noise of the inputs
   * @param threshold explained variance from which a unit is selective
   * @param testedWindows windows of the spatial test
   * @param sets random sets of the spatial test
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "200", min = 4, max = 100000) int trials,
      @Parameter(text = "Steps over which states are averaged.", value = "5", min = 1, max = 100000)
          int windowSteps,
      @Parameter(
              text = "Standard deviation of the noise on the inputs; absent: as in training.",
              min = 0)
          Optional<Double> noise,
      @Parameter(
              text = "Share of a unit's variance from which on it is selective for a variable.",
              value = "0.5",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double threshold,
      @Parameter(
              text =
                  "Windows, from 1, in which the places of selective units are tested; the"
                      + " published ones are in the middle of goal, delay and choice.",
              value = "[3, 6, 9]")
          List<Integer> testedWindows,
      @Parameter(text = "Random sets of the spatial test.", value = "1000", min = 1, max = 1000000)
          int sets) {
    /** Copies the list and checks it. */
    public Parameters {
      testedWindows = List.copyOf(testedWindows);
      for (int window : testedWindows) {
        if (window < 1) {
          throw new IllegalArgumentException(
              "testedWindows: got " + testedWindows + ", expected numbers from 1 up");
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
    PlayedTrials played =
        PlayedTrials.of(run, p.trials(), p.windowSteps(), p.noise(), context.random());
    if (played.labels().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    ExplainedVariance variance = new ExplainedVariance(played.labels(), p.trials());
    Map<String, Double> metrics = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    columns.add(new Column.Numbers("step", "", played.middles()));
    double[][] peaks = new double[played.labels().size()][];
    for (int v = 0; v < peaks.length; v++) {
      String name = played.labels().get(v).name();
      double[] alone = new double[played.windows()];
      double[] unique = new double[played.windows()];
      double[] peak = new double[played.states().get(0).columns()];
      for (int w = 0; w < alone.length; w++) {
        Matrix states = played.states().get(w);
        double[] shares = variance.alone(v, states);
        alone[w] = ofPopulation(shares, states);
        unique[w] = ofPopulation(variance.unique(v, states), states);
        for (int j = 0; j < peak.length; j++) {
          peak[j] = Math.max(peak[j], shares[j]);
        }
      }
      peaks[v] = peak;
      played.addByPeriod("explained_by_" + name, alone, metrics);
      played.addByPeriod("explained_only_by_" + name, unique, metrics);
      columns.add(new Column.Numbers(name, "proportion", alone));
      columns.add(new Column.Numbers(name + "_only", "proportion", unique));
      marks.add(new Mark.Line(name.replace('_', ' '), played.middles(), alone));
      marks.add(new Mark.Line(name.replace('_', ' ') + " only", played.middles(), unique));
    }
    shares(played, peaks, p.threshold(), metrics);
    List<Table> tables = new ArrayList<>();
    String caption =
        "Share of the variance of all units over noisy trials that a variable explains by itself,"
            + " and that only it explains (lost when it is left out of all variables together), in"
            + " windows of time.";
    tables.add(new Table("explained-over-time", caption, columns));
    distances(run)
        .filter(d -> d.rows() == peaks[0].length)
        .ifPresent(d -> tables.add(places(p, played, variance, d, context, metrics)));
    Chart chart =
        new Chart(
            "", Axis.linear("step", ""), Axis.linear("explained variance", "proportion"), marks);
    Figure figure =
        new Figure(
            "explained-over-time", "Variance that task variables explain", caption, List.of(chart));
    return new Findings(metrics, tables, List.of(figure));
  }

  /** Explained variance of all units over their variance; 0 if none varies. */
  private static double ofPopulation(double[] shares, Matrix states) {
    double[] squares = ExplainedVariance.squares(states);
    double explained = 0;
    double total = 0;
    for (int j = 0; j < shares.length; j++) {
      explained += shares[j] * squares[j];
      total += squares[j];
    }
    return total > 0 ? explained / total : 0;
  }

  private static void shares(
      PlayedTrials played, double[][] peaks, double threshold, Map<String, Double> metrics) {
    int n = peaks[0].length;
    int[] carried = new int[n];
    for (int v = 0; v < peaks.length; v++) {
      int count = 0;
      for (int j = 0; j < n; j++) {
        if (peaks[v][j] >= threshold) {
          count++;
          carried[j]++;
        }
      }
      metrics.put("units_selective_for_" + played.labels().get(v).name(), (double) count / n);
    }
    long mixed = IntStream.of(carried).filter(c -> c > 1).count();
    metrics.put("units_selective_for_several", (double) mixed / n);
  }

  private static Optional<Matrix> distances(RunView run) {
    Optional<Matrix> own = run.distances();
    return own.isPresent()
        ? own
        : run.cortex().flatMap(cortex -> cortex.positions()).map(Positions::distances);
  }

  /** The spatial test: units selective for a variable, and for none more, in some windows. */
  private static Table places(
      Parameters p,
      PlayedTrials played,
      ExplainedVariance variance,
      Matrix distances,
      AnalysisContext context,
      Map<String, Double> metrics) {
    List<String> names = new ArrayList<>();
    List<Double> windows = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    List<SpatialPermutation> tests = new ArrayList<>();
    for (int window : p.testedWindows()) {
      if (window > played.windows()) {
        continue;
      }
      Matrix states = played.states().get(window - 1);
      double[][] shares = new double[played.labels().size()][];
      for (int v = 0; v < shares.length; v++) {
        shares[v] = variance.alone(v, states);
      }
      for (int v = 0; v < shares.length; v++) {
        int own = v;
        int[] units =
            IntStream.range(0, shares[v].length)
                .filter(j -> shares[own][j] >= p.threshold() && dominant(shares, j) == own)
                .toArray();
        String name = played.labels().get(v).name();
        SpatialPermutation test =
            SpatialPermutation.test(
                distances,
                units,
                IntStream.of(units).mapToDouble(j -> shares[own][j]).toArray(),
                p.sets(),
                context.random().split("places").split(name).split(window));
        names.add(name);
        windows.add((double) window);
        counts.add((double) units.length);
        tests.add(test);
        metrics.put("distance_of_" + name + "_units_z_window_" + window, test.z());
        metrics.put("distance_of_" + name + "_units_p_window_" + window, test.p());
      }
    }
    return new Table(
        "places-of-selective-units",
        "Mean distance between the units that carry a variable most and to "
            + p.threshold()
            + " or more of their variance, weighted by that share, against "
            + p.sets()
            + " random sets of as many units; a small p means that they lie together.",
        List.of(
            new Column.Texts("variable", names),
            new Column.Numbers("window", "", Numbers.array(windows)),
            new Column.Numbers("units", "", Numbers.array(counts)),
            column("distance", tests.stream().mapToDouble(SpatialPermutation::distance)),
            column("expected", tests.stream().mapToDouble(SpatialPermutation::expected)),
            column("z", tests.stream().mapToDouble(SpatialPermutation::z)),
            column("p", tests.stream().mapToDouble(SpatialPermutation::p))));
  }

  private static Column column(String name, java.util.stream.DoubleStream values) {
    return new Column.Numbers(name, "", values.toArray());
  }

  private static int dominant(double[][] shares, int unit) {
    int best = 0;
    for (int v = 1; v < shares.length; v++) {
      best = shares[v][unit] > shares[best][unit] ? v : best;
    }
    return best;
  }
}
