package org.anlage.analyzers.graph;

import org.anlage.api.random.RandomStream;

/** Draws random graphs. */
final class NullGraphs {
  /** Proposals for each edge when ends are exchanged. */
  private static final int PROPOSALS = 10;

  private NullGraphs() {}

  static BinaryGraph draw(NullModel model, BinaryGraph graph, RandomStream random) {
    return switch (model) {
      case DENSITY_MATCHED -> sameDensity(graph, random);
      case DEGREE_PRESERVING -> sameDegrees(graph, random);
      case AS_RELEASED -> released(graph.nodes(), random);
    };
  }

  /** Takes the edges from all pairs by selection sampling. */
  private static BinaryGraph sameDensity(BinaryGraph graph, RandomStream random) {
    int n = graph.nodes();
    BinaryGraph result = new BinaryGraph(n);
    int wanted = graph.edges();
    int pairs = n * (n - 1) / 2;
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        if (random.nextInt(pairs) < wanted) {
          result.connect(a, b);
          wanted--;
        }
        pairs--;
      }
    }
    return result;
  }

  /** Exchanges ends of pairs of edges wherever that leaves a simple graph. */
  private static BinaryGraph sameDegrees(BinaryGraph graph, RandomStream random) {
    BinaryGraph result = graph.copy();
    int[] ends = result.edgeList();
    int edges = ends.length / 2;
    for (int proposal = 0; proposal < PROPOSALS * edges; proposal++) {
      int e = 2 * random.nextInt(edges);
      int f = 2 * random.nextInt(edges);
      int flip = random.nextInt(2);
      int a = ends[e];
      int b = ends[e + 1];
      int c = ends[f + flip];
      int d = ends[f + 1 - flip];
      // a-b and c-d become a-d and c-b.
      if (a != c && a != d && b != c && b != d && !result.has(a, d) && !result.has(c, b)) {
        result.disconnect(a, b);
        result.disconnect(c, d);
        result.connect(a, d);
        result.connect(c, b);
        ends[e + 1] = d;
        ends[f + 1 - flip] = b;
      }
    }
    return result;
  }

  private static BinaryGraph released(int n, RandomStream random) {
    BinaryGraph result = new BinaryGraph(n);
    for (int a = 0; a < n; a++) {
      if (random.nextDouble() > 0.7) {
        result.connect(a, a);
      }
      for (int b = a + 1; b < n; b++) {
        if ((random.nextDouble() + random.nextDouble()) / 2 > 0.7) {
          result.connect(a, b);
        }
      }
    }
    return result;
  }
}
