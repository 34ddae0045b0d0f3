package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Positions;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.linear.dynamics.Standardisation;
import org.anlage.linear.dynamics.StrongPairs;
import org.osgi.service.component.annotations.Component;

/** Distances and connections of strongly correlated pairs, and locality of components. */
@Component(service = Analyzer.class)
@Extension(
    name = "spatial-correlation",
    text = "Strong pairs by distance, recovery of true connections, locality of components",
    source = "doi:10.1038/s41586-026-10528-1")
public final class SpatialCorrelation implements ActivityAnalyzer<SpatialCorrelation.Parameters> {
  private static final int FAR_BINS = 4;

  /**
   * Parameters.
   *
   * @param strongest fraction of a unit's pairs that are strong
   * @param nearest least distance of a pair
   * @param binWidth width of a bin of distance
   * @param bins bins of distance
   * @param components components whose locality is measured
   * @param radius radius about a component's centre
   */
  public record Parameters(
      @Parameter(
              text = "Fraction of each unit's pairs that are strong",
              value = "0.01",
              min = 0,
              max = 1)
          double strongest,
      @Parameter(text = "Pairs closer than this are left out", value = "20", unit = "um", min = 0)
          double nearest,
      @Parameter(
              text = "Width of a bin of distance",
              value = "200",
              unit = "um",
              min = 0,
              exclusiveMin = true)
          double binWidth,
      @Parameter(text = "Bins of distance", value = "15", min = 5, max = 10_000) int bins,
      @Parameter(text = "Components whose locality is measured", value = "100", min = 1)
          int components,
      @Parameter(
              text = "Radius about a component's centre of mass",
              value = "375",
              unit = "um",
              min = 0)
          double radius) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    if (activity.segments() == 0) {
      return Optional.of("no activity was kept");
    }
    return activity.positions().isEmpty() && activity.weights().isEmpty()
        ? Optional.of("units have neither positions nor connections")
        : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix correlation = Standardisation.correlations(activity, context.kernels(), 1);
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<Figure> figures = new ArrayList<>();
    activity.positions().ifPresent(at -> distance(p, correlation, at, context, metrics, figures));
    activity.weights().ifPresent(weights -> recovery(correlation, weights, metrics, figures));
    return new Findings(metrics, List.of(), figures);
  }

  private static void distance(
      Parameters p,
      Matrix correlation,
      Positions positions,
      AnalysisContext context,
      Map<String, Double> metrics,
      List<Figure> figures) {
    double[] odds =
        StrongPairs.oddsByDistance(
            correlation, positions.distances(), p.strongest(), p.nearest(), p.binWidth(), p.bins());
    double far =
        Arrays.stream(odds, odds.length - FAR_BINS, odds.length)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    metrics.put("strong_pairs_near_over_far", odds[0] / far);
    double[] places = new double[odds.length];
    Arrays.setAll(places, b -> (b + 0.5) * p.binWidth());
    figures.add(
        figure(
            "strong-pairs",
            "Strong pairs by distance",
            "Share of strongly correlated pairs in a bin of distance over that of other pairs.",
            Axis.linear("distance", "um"),
            "odds",
            places,
            odds));
    SymmetricEigen eigen = context.decompositions().symmetricEigen(correlation);
    int n = correlation.rows();
    int count = Math.min(p.components(), n);
    double[] rank = new double[count];
    double[] locality = new double[count];
    for (int k = 0; k < count; k++) {
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        weights[i] = eigen.vectors().get(i, n - 1 - k);
      }
      rank[k] = k + 1;
      locality[k] = StrongPairs.locality(weights, positions.micrometres(), p.radius());
    }
    metrics.put("component_locality", Arrays.stream(locality).average().orElse(Double.NaN));
    figures.add(
        figure(
            "locality",
            "Locality of components",
            "Mean squared weight of units near a component's centre of mass over that of all; 1"
                + " where a component is everywhere.",
            Axis.linear("component", ""),
            "locality",
            rank,
            locality));
  }

  /** From the 0.1 % most correlated pairs to 56 %, as far as there are pairs. */
  private static void recovery(
      Matrix correlation, Matrix weights, Map<String, Double> metrics, List<Figure> figures) {
    double[] fractions = new double[12];
    double[] enrichment = new double[fractions.length];
    for (int k = 0; k < fractions.length; k++) {
      fractions[k] = StrictMath.pow(10, -3 + 0.25 * k);
      enrichment[k] = StrongPairs.recovery(correlation, weights, fractions[k]);
    }
    if (Double.isNaN(enrichment[0])) {
      return; // there are no connections
    }
    metrics.put("connection_enrichment_1pct", StrongPairs.recovery(correlation, weights, 0.01));
    figures.add(
        figure(
            "recovery",
            "Recovery of true connections",
            "Share of connected pairs among the most correlated ones, over their share among all.",
            Axis.log("fraction of pairs taken", ""),
            "times chance",
            fractions,
            enrichment));
  }

  private static Figure figure(
      String name, String title, String caption, Axis x, String y, double[] at, double[] values) {
    return new Figure(
        name,
        title,
        caption,
        List.of(new Chart("", x, Axis.linear(y, ""), List.of(new Mark.Line("", at, values)))));
  }
}
