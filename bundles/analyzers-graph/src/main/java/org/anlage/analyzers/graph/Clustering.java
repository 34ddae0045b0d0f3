package org.anlage.analyzers.graph;

/** Triangles. */
final class Clustering {
  private Clustering() {}

  /**
   * Mean over nodes of the share of pairs of neighbours that are connected, 0 for a node with fewer
   * than two neighbours (Watts and Strogatz 1998, doi 10.1038/30918); NaN without nodes. In a graph
   * with self-loops these count as in the Brain Connectivity Toolbox's clustering_coef_bu. Cost
   * edges x N / 64.
   */
  static double average(BinaryGraph graph) {
    double sum = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      double k = graph.degree(i);
      if (k >= 2) {
        sum += connectedNeighbours(graph, i) / (k * (k - 1));
      }
    }
    return sum / graph.nodes();
  }

  /** Three times the number of triangles per path of two edges; 0 where there is no such path. */
  static double transitivity(BinaryGraph graph) {
    double closed = 0;
    double paths = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      double k = graph.degree(i);
      closed += connectedNeighbours(graph, i);
      paths += k * (k - 1);
    }
    return paths == 0 ? 0 : closed / paths;
  }

  /** Ordered pairs of neighbours of a node that are connected. */
  private static long connectedNeighbours(BinaryGraph graph, int node) {
    long connected = 0;
    for (int j = 0; j < graph.nodes(); j++) {
      if (graph.has(node, j)) {
        connected += graph.commonNeighbours(node, j);
      }
    }
    return connected;
  }
}
