package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class NullGraphsTest {
  private static BinaryGraph draw(NullModel model, BinaryGraph graph, long seed) {
    return NullGraphs.draw(model, graph, RandomStream.of(seed));
  }

  private static int[] degrees(BinaryGraph graph) {
    int[] degrees = new int[graph.nodes()];
    Arrays.setAll(degrees, graph::degree);
    return degrees;
  }

  @Test
  void densityMatchedKeepsTheNumberOfEdgesAndIsUniform() {
    // 6 pairs of 4 nodes, 2 edges: 15 graphs, all equally probable.
    BinaryGraph graph = Graphs.of(4, 0, 1, 2, 3);
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < 15000; seed++) {
      BinaryGraph drawn = draw(NullModel.DENSITY_MATCHED, graph, seed);
      assertEquals(2, drawn.edges());
      counts.merge(Arrays.toString(drawn.edgeList()), 1, Integer::sum);
    }
    assertEquals(15, counts.size());
    counts.values().forEach(count -> assertEquals(1000, count, 5 * Math.sqrt(1000)));
  }

  @Test
  void degreePreservingKeepsEveryDegreeAndMovesMostEdges() {
    BinaryGraph graph = Graphs.random(80, 0.1, 1);
    BinaryGraph drawn = draw(NullModel.DEGREE_PRESERVING, graph, 2);
    assertArrayEquals(degrees(graph), degrees(drawn));
    int[] ends = drawn.edgeList();
    int kept = 0;
    for (int e = 0; e < ends.length; e += 2) {
      assertFalse(ends[e] == ends[e + 1]);
      kept += graph.has(ends[e], ends[e + 1]) ? 1 : 0;
    }
    assertTrue(kept < ends.length / 2 * 0.25, kept + " of " + ends.length / 2);
  }

  @Test
  void degreePreservingReachesAllGraphsOfTheDegreesEqually() {
    // Two disjoint edges on four nodes: three perfect matchings.
    BinaryGraph graph = Graphs.of(4, 0, 1, 2, 3);
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < 3000; seed++) {
      counts.merge(
          Arrays.toString(draw(NullModel.DEGREE_PRESERVING, graph, seed).edgeList()),
          1,
          Integer::sum);
    }
    assertEquals(3, counts.size());
    counts.values().forEach(count -> assertEquals(1000, count, 150));
  }

  @Test
  void releasedHasDensityOf18PercentAndSelfLoops() {
    BinaryGraph drawn = draw(NullModel.AS_RELEASED, new BinaryGraph(400), 1);
    assertEquals(0.18, drawn.edges() / (400 * 399 / 2.0), 0.008);
    int loops = 0;
    for (int i = 0; i < 400; i++) {
      loops += drawn.has(i, i) ? 1 : 0;
    }
    assertEquals(0.3, loops / 400.0, 0.1);
  }

  @Test
  void sameStreamSameGraph() {
    BinaryGraph graph = Graphs.random(40, 0.2, 3);
    for (NullModel model : NullModel.values()) {
      assertArrayEquals(draw(model, graph, 9).edgeList(), draw(model, graph, 9).edgeList());
      assertFalse(
          Arrays.equals(draw(model, graph, 9).edgeList(), draw(model, graph, 10).edgeList()));
    }
  }
}
