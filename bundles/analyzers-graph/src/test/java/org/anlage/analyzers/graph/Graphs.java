package org.anlage.analyzers.graph;

import org.anlage.api.random.RandomStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** Graphs for tests, and the same for JGraphT. */
final class Graphs {
  private Graphs() {}

  static BinaryGraph of(int nodes, int... ends) {
    BinaryGraph graph = new BinaryGraph(nodes);
    for (int e = 0; e < ends.length; e += 2) {
      graph.connect(ends[e], ends[e + 1]);
    }
    return graph;
  }

  static BinaryGraph random(int nodes, double density, long seed) {
    RandomStream random = RandomStream.of(seed);
    BinaryGraph graph = new BinaryGraph(nodes);
    for (int a = 0; a < nodes; a++) {
      for (int b = a + 1; b < nodes; b++) {
        if (random.nextDouble() < density) {
          graph.connect(a, b);
        }
      }
    }
    return graph;
  }

  static Graph<Integer, DefaultEdge> jgrapht(BinaryGraph graph) {
    Graph<Integer, DefaultEdge> result = new SimpleGraph<>(DefaultEdge.class);
    for (int i = 0; i < graph.nodes(); i++) {
      result.addVertex(i);
    }
    int[] ends = graph.edgeList();
    for (int e = 0; e < ends.length; e += 2) {
      result.addEdge(ends[e], ends[e + 1]);
    }
    return result;
  }
}
