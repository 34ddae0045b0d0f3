package org.anlage.analyzers.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
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
 * Measures of the graph of the strongest weights: a pair of units is connected where |W(i,j)| or
 * |W(j,i)| exceeds a quantile of |W|; no self-loops. Metrics that are undefined (no edges, a single
 * unit, a regular graph for assortativity) are NaN. Under a second for 312 units and 20 nulls.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "topology",
    text =
        "Graph of the strongest weights: modularity, participation, clustering, efficiency, path"
            + " length, assortativity, small-worldness against random graphs",
    source =
        "doi:10.1103/PhysRevE.70.066111, doi:10.1371/journal.pone.0002051,"
            + " doi:10.1103/PhysRevLett.89.208701, doi:10.1038/nature03288")
public final class Topology implements MatrixAnalyzer<Topology.Parameters> {
  /**
   * How weights become a graph, and what it is compared with.
   *
   * @param quantile of |W|, above which a weight is an edge
   * @param nulls number of random graphs
   * @param nullModel kind of random graphs
   */
  public record Parameters(
      @Parameter(
              text = "Weights whose absolute value exceeds this quantile are edges.",
              value = "0.9",
              min = 0,
              max = 1)
          double quantile,
      @Parameter(
              text = "Number of random graphs for small-worldness; 0 leaves it out.",
              value = "20",
              min = 0,
              max = 100000)
          int nulls,
      @Parameter(
              text =
                  "Random graphs of the same density, of the same degrees, or as in the released"
                      + " study (density 0.18, self-loops, efficiency as inverse path length).",
              value = "\"density-matched\"")
          NullModel nullModel) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, Matrix weights, AnalysisContext context) {
    check(weights);
    BinaryGraph graph = Threshold.graph(weights, p.quantile());
    double n = graph.nodes();
    PathLengths paths = PathLengths.of(graph);
    double clustering = Clustering.average(graph);
    Communities communities = Communities.greedy(graph);
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("density", graph.edges() / (n * (n - 1) / 2));
    metrics.put("components", (double) paths.components());
    metrics.put("largest_component", (double) paths.largest());
    metrics.put("modularity", communities.modularity());
    metrics.put("communities", (double) communities.sizes().size());
    metrics.put("clustering", clustering);
    metrics.put("transitivity", Clustering.transitivity(graph));
    metrics.put("global_efficiency", paths.efficiency());
    metrics.put("path_length", paths.characteristic());
    metrics.put("assortativity", Assortativity.ofDegree(graph));
    if (p.nulls() > 0) {
      SmallWorld smallWorld =
          SmallWorld.of(
              graph, clustering, paths, p.nullModel(), p.nulls(), context.random().split("nulls"));
      metrics.put("small_worldness", smallWorld.smallWorldness());
      metrics.put("null_clustering", smallWorld.nullClustering());
      metrics.put("null_path_length", smallWorld.nullPathLength());
    }
    NodeRoles roles = NodeRoles.of(graph, communities);
    roles.addTo(metrics);
    return new Findings(
        metrics, List.of(table(communities)), List.of(degrees(graph), figure(roles)));
  }

  private static void check(Matrix weights) {
    if (weights.rows() != weights.columns()) {
      throw ProblemException.data(
          new Problem(
              "recurrent weights are not square",
              "topology",
              weights.shape(),
              "N x N",
              "give one row and one column for each unit"));
    }
    double[] values = weights.values();
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw ProblemException.data(
            new Problem(
                "recurrent weights are not finite",
                "topology, entry (" + k / weights.columns() + ", " + k % weights.columns() + ")",
                String.valueOf(values[k]),
                "finite numbers",
                "leave out runs that failed numerically"));
      }
    }
  }

  private static Table table(Communities communities) {
    double[] sizes = communities.sizes().stream().mapToDouble(s -> s).toArray();
    return new Table(
        "communities",
        "Communities of the graph of the strongest weights, found by greedy modularity.",
        List.of(new Column.Numbers("units", "", sizes)));
  }

  private static Figure figure(NodeRoles roles) {
    Chart chart =
        new Chart(
            "",
            Axis.linear("participation coefficient", ""),
            Axis.linear("within-module z", ""),
            List.of(new Mark.Points("", roles.participation(), roles.withinModule())));
    return new Figure(
        "roles",
        "Roles of units",
        "How evenly the links of each unit spread over communities, and how many it has within its"
            + " own, in the graph of the strongest weights.",
        List.of(chart));
  }

  private static Figure degrees(BinaryGraph graph) {
    int highest = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      highest = Math.max(highest, graph.degree(i));
    }
    double[] degree = new double[highest + 1];
    double[] count = new double[highest + 1];
    for (int k = 0; k <= highest; k++) {
      degree[k] = k;
    }
    for (int i = 0; i < graph.nodes(); i++) {
      count[graph.degree(i)]++;
    }
    Chart chart =
        new Chart(
            "",
            Axis.linear("degree", ""),
            Axis.linear("units", ""),
            List.of(new Mark.Bars("", degree, count)));
    return new Figure(
        "degrees",
        "Degrees",
        "Number of units by their number of neighbours in the graph of the strongest weights.",
        List.of(chart));
  }
}
