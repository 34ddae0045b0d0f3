package org.anlage.analyzers.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.SnapshotMetrics;
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
 * Are near units connected more strongly than far ones? Correlation of |W| with distance, mean |W|
 * by distance, and classes of connections, before and after training; over training where there are
 * snapshots. Says nothing of runs without distances for every unit. O(N^2 log N).
 */
@Component(service = Analyzer.class)
@Extension(
    name = "weight-distance",
    text =
        "How weights go with distance: correlations, mean weight by distance, classes of"
            + " connections",
    source = "doi:10.1038/s42256-023-00748-9")
public final class WeightDistance implements RunAnalyzer<WeightDistance.Parameters> {
  private static final String BY_DISTANCE = "weight-by-distance";

  /** Which distances. */
  public enum Source {
    /** Those of the arm's embedding; of an arm without one, the measured ones. */
    EMBEDDING,
    /** Those of the measured positions, um. */
    POSITIONS
  }

  /**
   * What is measured.
   *
   * @param distances which distances
   * @param quantile of |W|, above which a weight is among the strongest
   * @param bins bins of distance
   */
  public record Parameters(
      @Parameter(
              text =
                  "Distances: of the arm's embedding (of an arm without one, the measured ones), or"
                      + " of the measured positions for every arm.",
              value = "\"embedding\"")
          Source distances,
      @Parameter(
              text = "Weights whose absolute value exceeds this quantile are the strongest.",
              value = "0.9",
              min = 0,
              max = 1)
          double quantile,
      @Parameter(
              text = "Bins of distance with equally many pairs.",
              value = "10",
              min = 1,
              max = 10000)
          int bins) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Matrix after = run.trained().recurrent();
    Optional<Matrix> found = distances(p, run).filter(d -> d.rows() == after.rows());
    if (found.isEmpty()) {
      return Findings.metrics(Map.of());
    }
    Matrix distances = found.get();
    Matrix before = run.initial().recurrent();
    PairDistances pairs = new PairDistances(distances);
    double median = pairs.median();
    Map<String, Double> metrics = pairs.measures(after, p.quantile());
    EdgeClasses classes = EdgeClasses.of(after, distances, median, p.quantile());
    classes.addTo(metrics);
    List<Table> tables = new ArrayList<>();
    tables.add(table(EdgeClasses.of(before, distances, median, p.quantile()), classes));
    PairDistances.Profile first = pairs.profile(before, p.bins());
    PairDistances.Profile last = pairs.profile(after, p.bins());
    tables.add(
        new Table(
            BY_DISTANCE,
            "Mean |W| by distance, in bins of equally many pairs of different units.",
            List.of(
                new Column.Numbers("distance", "", last.at()),
                new Column.Numbers("mean_weight_before_training", "", first.mean()),
                new Column.Numbers("mean_weight", "", last.mean()))));
    if (!run.snapshots().isEmpty()) {
      tables.add(
          SnapshotMetrics.table(
              run.snapshots(),
              weights -> {
                Map<String, Double> measures = pairs.measures(weights, p.quantile());
                EdgeClasses.of(weights, distances, median, p.quantile()).addTo(measures);
                return measures;
              }));
    }
    return new Findings(metrics, tables, List.of(figure(first, last)));
  }

  private static Optional<Matrix> distances(Parameters p, RunView run) {
    Optional<Matrix> own =
        p.distances() == Source.EMBEDDING ? run.distances() : Optional.<Matrix>empty();
    return own.isPresent()
        ? own
        : run.cortex().flatMap(cortex -> cortex.positions()).map(Positions::distances);
  }

  private static Table table(EdgeClasses before, EdgeClasses after) {
    List<String> names = List.copyOf(after.share().keySet());
    return new Table(
        "connections",
        "Classes of connections before and after training: how many of the strongest weights, and"
            + " which part of the sum of |W|. Short and long: up to and above the median distance;"
            + " positive to reciprocal: off the diagonal; reciprocal: both directions among the"
            + " strongest.",
        List.of(
            new Column.Texts("class", names),
            column("strongest_before", names, name -> before.strongest().getOrDefault(name, 0)),
            column("strongest", names, name -> after.strongest().getOrDefault(name, 0)),
            column("share_before", names, name -> before.share().getOrDefault(name, 0.0)),
            column("share", names, name -> after.share().getOrDefault(name, 0.0))));
  }

  private static Column column(
      String name, List<String> classes, java.util.function.ToDoubleFunction<String> value) {
    return new Column.Numbers(name, "", classes.stream().mapToDouble(value).toArray());
  }

  private static Figure figure(PairDistances.Profile before, PairDistances.Profile after) {
    Chart chart =
        new Chart(
            "",
            Axis.linear("distance", ""),
            Axis.linear("mean |W|", ""),
            List.of(
                new Mark.Line("before training", before.at(), before.mean()),
                new Mark.Line("after training", after.at(), after.mean())));
    return new Figure(
        BY_DISTANCE,
        "Weights by distance",
        "Mean absolute weight of pairs of different units by their distance.",
        List.of(chart));
  }
}
