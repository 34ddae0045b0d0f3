package org.anlage.analyzers.graph;

/** Degree assortativity: the tendency of nodes to connect to nodes of similar degree. */
final class Assortativity {
  private Assortativity() {}

  /**
   * Correlation of the degrees at the two ends of an edge, each edge taken both ways; NaN without
   * edges and where all ends have one degree. Newman 2002, doi 10.1103/PhysRevLett.89.208701.
   */
  static double ofDegree(BinaryGraph graph) {
    int[] edges = graph.edgeList();
    double mean = 0;
    for (int end : edges) {
      mean += graph.degree(end);
    }
    mean /= edges.length;
    double products = 0;
    double squares = 0;
    for (int e = 0; e < edges.length; e += 2) {
      double a = graph.degree(edges[e]) - mean;
      double b = graph.degree(edges[e + 1]) - mean;
      products += 2 * a * b;
      squares += a * a + b * b;
    }
    return products / squares;
  }
}
