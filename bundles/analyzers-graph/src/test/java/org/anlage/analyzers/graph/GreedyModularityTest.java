package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.GreedyModularityAlgorithm;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreedyModularityTest {
  @Test
  void twoTrianglesAndALonelyNode() {
    BinaryGraph graph = Graphs.of(7, 0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 2, 3);
    assertEquals(
        List.of(Set.of(0, 1, 2), Set.of(3, 4, 5), Set.of(6)), GreedyModularity.partition(graph));
    // 7 edges, 6 inside: 6/7 - 2 (7/14)^2.
    assertEquals(6 / 7.0 - 0.5, Communities.greedy(graph).modularity(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"40, 0.05", "70, 0.1", "120, 0.19"})
  void noMergerOfTwoCommunitiesGains(int nodes, double density) {
    for (long seed = 0; seed < 4; seed++) {
      BinaryGraph graph = Graphs.random(nodes, density, seed);
      Graph<Integer, DefaultEdge> oracle = Graphs.jgrapht(graph);
      UndirectedModularityMeasurer<Integer, DefaultEdge> measure =
          new UndirectedModularityMeasurer<>(oracle);
      List<Set<Integer>> partition = GreedyModularity.partition(graph);
      double q = measure.modularity(partition);
      for (int a = 0; a < partition.size(); a++) {
        for (int b = a + 1; b < partition.size(); b++) {
          List<Set<Integer>> merged = new ArrayList<>(partition);
          Set<Integer> union = new TreeSet<>(merged.remove(b));
          union.addAll(merged.remove(a));
          merged.add(union);
          assertTrue(measure.modularity(merged) <= q + 1e-12, "communities " + a + ", " + b);
        }
      }
      // JGraphT breaks ties otherwise; both are greedy.
      List<Set<Integer>> other =
          new GreedyModularityAlgorithm<>(oracle).getClustering().getClusters();
      assertEquals(measure.modularity(other), q, 0.04);
    }
  }
}
