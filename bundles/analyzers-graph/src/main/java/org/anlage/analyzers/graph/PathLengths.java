package org.anlage.analyzers.graph;

import java.util.Arrays;

/**
 * Shortest paths of a graph in numbers.
 *
 * @param efficiency global efficiency: mean of 1 / distance over all ordered pairs, 0 where there
 *     is no path (Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701); NaN below 2 nodes
 * @param characteristic mean distance within the largest component (of equal ones the one with the
 *     smallest node); NaN where that is a single node
 * @param components number of connected components
 * @param largest nodes of the largest component
 */
record PathLengths(double efficiency, double characteristic, int components, int largest) {

  /** Breadth-first from every node on rows of bits; N^3 / 64 operations. */
  static PathLengths of(BinaryGraph graph) {
    int n = graph.nodes();
    Search search = new Search(graph);
    boolean[] visited = new boolean[n];
    double inverse = 0;
    int components = 0;
    int largest = 0;
    int first = -1;
    for (int source = 0; source < n; source++) {
      search.from(source);
      inverse += search.inverse;
      if (!visited[source]) {
        components++;
        search.markReached(visited);
        if (search.reached > largest) {
          largest = search.reached;
          first = source;
        }
      }
    }
    return new PathLengths(
        n < 2 ? Double.NaN : inverse / ((double) n * (n - 1)),
        largest < 2 ? Double.NaN : meanDistance(search, first, n),
        components,
        largest);
  }

  /** Mean over ordered pairs of the component of a node. */
  private static double meanDistance(Search search, int first, int n) {
    boolean[] member = new boolean[n];
    search.from(first);
    search.markReached(member);
    int size = search.reached;
    long total = 0;
    for (int source = first; source < n; source++) {
      if (member[source]) {
        search.from(source);
        total += search.total;
      }
    }
    return total / ((double) size * (size - 1));
  }

  /** One breadth-first search; its buffers are used again. */
  private static final class Search {
    private final BinaryGraph graph;
    private final long[] seen;
    private long[] front;
    private long[] next;
    private int reached;
    private long total;
    private double inverse;

    Search(BinaryGraph graph) {
      this.graph = graph;
      seen = new long[graph.words()];
      front = new long[graph.words()];
      next = new long[graph.words()];
    }

    void from(int source) {
      Arrays.fill(seen, 0);
      Arrays.fill(front, 0);
      seen[source >> 6] = 1L << source;
      front[source >> 6] = 1L << source;
      reached = 1;
      total = 0;
      inverse = 0;
      for (int distance = 1, found = advance(); found > 0; distance++, found = advance()) {
        reached += found;
        total += (long) found * distance;
        inverse += found / (double) distance;
      }
    }

    /** Moves the front one step on; the number of nodes seen for the first time. */
    private int advance() {
      Arrays.fill(next, 0);
      for (int w = 0; w < front.length; w++) {
        for (long left = front[w]; left != 0; left &= left - 1) {
          int node = 64 * w + Long.numberOfTrailingZeros(left);
          for (int v = 0; v < next.length; v++) {
            next[v] |= graph.word(node, v);
          }
        }
      }
      int found = 0;
      for (int w = 0; w < next.length; w++) {
        next[w] &= ~seen[w];
        seen[w] |= next[w];
        found += Long.bitCount(next[w]);
      }
      long[] free = front;
      front = next;
      next = free;
      return found;
    }

    void markReached(boolean[] nodes) {
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] |= (seen[i >> 6] >>> i & 1) != 0;
      }
    }
  }
}
