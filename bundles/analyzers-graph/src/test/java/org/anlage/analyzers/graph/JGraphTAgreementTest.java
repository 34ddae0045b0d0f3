package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.shortestpath.FloydWarshallShortestPaths;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of bits against JGraphT, on random graphs across word borders, connected and not. */
class JGraphTAgreementTest {
  @ParameterizedTest
  @CsvSource({"5, 0.4", "63, 0.02", "64, 0.1", "65, 0.03", "130, 0.01", "130, 0.2"})
  void agrees(int nodes, double density) {
    for (long seed = 0; seed < 3; seed++) {
      BinaryGraph graph = Graphs.random(nodes, density, seed);
      Graph<Integer, DefaultEdge> oracle = Graphs.jgrapht(graph);
      ClusteringCoefficient<Integer, DefaultEdge> clustering = new ClusteringCoefficient<>(oracle);
      assertEquals(clustering.getAverageClusteringCoefficient(), Clustering.average(graph), 1e-12);
      double global = clustering.getGlobalClusteringCoefficient();
      assertEquals(Double.isNaN(global) ? 0 : global, Clustering.transitivity(graph), 1e-12);

      PathLengths paths = PathLengths.of(graph);
      ConnectivityInspector<Integer, DefaultEdge> parts = new ConnectivityInspector<>(oracle);
      assertEquals(parts.connectedSets().size(), paths.components());
      Set<Integer> largest =
          parts.connectedSets().stream()
              .max((a, b) -> Integer.compare(a.size(), b.size()))
              .orElseThrow();
      assertEquals(largest.size(), paths.largest());
      double length = meanDistance(new AsSubgraph<>(oracle, largest));
      if (parts.connectedSets().stream().filter(s -> s.size() == largest.size()).count() == 1) {
        assertEquals(length, paths.characteristic(), 1e-12);
      }
      assertEquals(efficiency(oracle), paths.efficiency(), 1e-12);
    }
  }

  private static double meanDistance(Graph<Integer, DefaultEdge> graph) {
    FloydWarshallShortestPaths<Integer, DefaultEdge> shortest =
        new FloydWarshallShortestPaths<>(graph);
    double sum = 0;
    double n = graph.vertexSet().size();
    for (int a : graph.vertexSet()) {
      for (int b : graph.vertexSet()) {
        sum += a == b ? 0 : shortest.getPathWeight(a, b);
      }
    }
    return sum / (n * (n - 1));
  }

  private static double efficiency(Graph<Integer, DefaultEdge> graph) {
    FloydWarshallShortestPaths<Integer, DefaultEdge> shortest =
        new FloydWarshallShortestPaths<>(graph);
    double sum = 0;
    double n = graph.vertexSet().size();
    for (int a : graph.vertexSet()) {
      for (int b : graph.vertexSet()) {
        sum += a == b ? 0 : 1 / shortest.getPathWeight(a, b);
      }
    }
    return sum / (n * (n - 1));
  }
}
