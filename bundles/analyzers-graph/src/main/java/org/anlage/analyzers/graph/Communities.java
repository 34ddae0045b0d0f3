package org.anlage.analyzers.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * A partition of a graph into communities.
 *
 * @param modularity Newman's Q of the partition; NaN without edges
 * @param members nodes of each community
 */
record Communities(double modularity, List<Set<Integer>> members) {

  /** The partition of {@link GreedyModularity}; without edges every node is its own. */
  static Communities greedy(BinaryGraph graph) {
    if (graph.edges() == 0) {
      return new Communities(
          Double.NaN, IntStream.range(0, graph.nodes()).boxed().map(Set::of).toList());
    }
    List<Set<Integer>> partition = GreedyModularity.partition(graph);
    double modularity =
        new UndirectedModularityMeasurer<>(simpleGraph(graph)).modularity(partition);
    return new Communities(modularity, partition);
  }

  /** Nodes of each community, descending. */
  List<Integer> sizes() {
    return members.stream().map(Set::size).sorted(Comparator.reverseOrder()).toList();
  }

  private static Graph<Integer, DefaultEdge> simpleGraph(BinaryGraph graph) {
    Graph<Integer, DefaultEdge> simple = new SimpleGraph<>(DefaultEdge.class);
    for (int i = 0; i < graph.nodes(); i++) {
      simple.addVertex(i);
    }
    int[] ends = graph.edgeList();
    for (int e = 0; e < ends.length; e += 2) {
      simple.addEdge(ends[e], ends[e + 1]);
    }
    return simple;
  }
}
