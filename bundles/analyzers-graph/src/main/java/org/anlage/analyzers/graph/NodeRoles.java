package org.anlage.analyzers.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Roles of nodes by the spread of their links over communities. Guimera and Amaral 2005, doi
 * 10.1038/nature03288.
 *
 * @param participation 1 - sum over communities of (links to it / links)^2: 0 where all links are
 *     to one community, near 1 where they are spread evenly; NaN of a node without links
 * @param withinModule links within the own community, in standard deviations from the mean of its
 *     members; 0 where they do not differ
 */
record NodeRoles(double[] participation, double[] withinModule) {
  /** From here on a node is a hub of its community, as published. */
  private static final double HUB = 2.5;

  /** Up to here a hub is provincial, above a connector, as published. */
  private static final double CONNECTOR = 0.3;

  /** Roles of the nodes of a graph without self-loops; O(nodes^2). */
  static NodeRoles of(BinaryGraph graph, Communities communities) {
    int n = graph.nodes();
    double[] participation = new double[n];
    Arrays.fill(participation, 1);
    double[] within = new double[n];
    for (Set<Integer> community : communities.members()) {
      double sum = 0;
      double squares = 0;
      for (int node = 0; node < n; node++) {
        double links = links(graph, node, community);
        double share = links / graph.degree(node);
        participation[node] -= share * share;
        if (community.contains(node)) {
          within[node] = links;
          sum += links;
          squares += links * links;
        }
      }
      int size = community.size();
      double mean = sum / size;
      // Whole numbers throughout: exactly 0 where members do not differ.
      double deviation = Math.sqrt(squares * size - sum * sum) / size;
      for (int node : community) {
        within[node] = deviation == 0 ? 0 : (within[node] - mean) / deviation;
      }
    }
    return new NodeRoles(participation, within);
  }

  private static int links(BinaryGraph graph, int node, Set<Integer> community) {
    int links = 0;
    for (int other : community) {
      links += graph.has(node, other) ? 1 : 0;
    }
    return links;
  }

  /** Adds what is said of all nodes together. */
  void addTo(Map<String, Double> metrics) {
    int n = participation.length;
    double provincial = 0;
    double connector = 0;
    for (int node = 0; node < n; node++) {
      if (withinModule[node] >= HUB) {
        provincial += participation[node] <= CONNECTOR ? 1 : 0;
        connector += participation[node] > CONNECTOR ? 1 : 0;
      }
    }
    metrics.put(
        "participation_coefficient",
        Arrays.stream(participation).filter(p -> !Double.isNaN(p)).average().orElse(Double.NaN));
    metrics.put("largest_within_module_z", Arrays.stream(withinModule).max().orElse(Double.NaN));
    metrics.put("provincial_hubs", provincial);
    metrics.put("connector_hubs", connector);
  }
}
