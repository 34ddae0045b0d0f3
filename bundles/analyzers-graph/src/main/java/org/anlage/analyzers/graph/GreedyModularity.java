package org.anlage.analyzers.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Greedy maximisation of modularity: every node begins as a community of its own, and the pair of
 * connected communities whose merger gains most is merged until every merger would lose. Clauset,
 * Newman and Moore 2004, doi 10.1103/PhysRevE.70.066111.
 *
 * <p>Where several mergers gain the same, the pair with the smallest numbers goes first, and a
 * merged community keeps the larger number of the two; gains are rounded in the order of NetworkX,
 * so that partitions are NetworkX's. Time O(N^2) per merger at worst, memory N^2 doubles.
 */
final class GreedyModularity {
  private static final int NONE = -1;

  private final int n;
  private final double[] gain;
  private final BinaryGraph linked;
  private final double[] share;

  /** For each community the partner it gains most with, of equal ones the smallest. */
  private final int[] best;

  private final int[] mergedInto;

  private GreedyModularity(BinaryGraph graph) {
    n = graph.nodes();
    linked = graph.copy();
    gain = new double[n * n];
    share = new double[n];
    best = new int[n];
    mergedInto = new int[n];
    double perEdge = 1.0 / graph.edges();
    for (int i = 0; i < n; i++) {
      share[i] = graph.degree(i) * perEdge * 0.5;
      mergedInto[i] = i;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (linked.has(i, j)) {
          gain[i * n + j] = perEdge - expected(i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      findBest(i);
    }
  }

  /** Communities of a simple graph with at least one edge, by their smallest node. */
  static List<Set<Integer>> partition(BinaryGraph graph) {
    GreedyModularity greedy = new GreedyModularity(graph);
    for (int u = greedy.next(); u != NONE; u = greedy.next()) {
      greedy.merge(u, greedy.best[u]);
    }
    return greedy.communities();
  }

  private double expected(int i, int j) {
    return share[i] * share[j] + share[j] * share[i];
  }

  /** The community to merge next with its best partner; none if every merger loses. */
  private int next() {
    int found = NONE;
    double highest = 0;
    for (int u = 0; u < n; u++) {
      if (best[u] != NONE) {
        double value = gain[u * n + best[u]];
        if (value > highest || (value == highest && found == NONE)) {
          found = u;
          highest = value;
        }
      }
    }
    return found;
  }

  /** Merges u into v. */
  private void merge(int u, int v) {
    linked.disconnect(u, v);
    for (int w = 0; w < n; w++) {
      boolean toU = linked.has(w, u);
      if (w == u || w == v || !(toU || linked.has(w, v))) {
        continue;
      }
      double ofV = gain[v * n + w];
      double ofU = gain[u * n + w];
      double merged;
      if (toU && linked.has(w, v)) {
        merged = ofV + ofU;
      } else {
        merged = toU ? ofU - expected(v, w) : ofV - expected(u, w);
      }
      gain[v * n + w] = merged;
      gain[w * n + v] = merged;
      linked.connect(v, w);
      if (toU) {
        linked.disconnect(u, w);
      }
      if (best[w] == u || best[w] == v) {
        findBest(w);
      } else if (better(merged, v, w)) {
        best[w] = v;
      }
    }
    share[v] += share[u];
    mergedInto[u] = v;
    best[u] = NONE;
    findBest(v);
  }

  private boolean better(double value, int partner, int community) {
    if (best[community] == NONE) {
      return true;
    }
    double old = gain[community * n + best[community]];
    return value > old || (value == old && partner < best[community]);
  }

  private void findBest(int community) {
    best[community] = NONE;
    for (int j = 0; j < n; j++) {
      if (linked.has(community, j) && better(gain[community * n + j], j, community)) {
        best[community] = j;
      }
    }
  }

  private List<Set<Integer>> communities() {
    Map<Integer, Set<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      int community = i;
      while (mergedInto[community] != community) {
        community = mergedInto[community];
      }
      members.computeIfAbsent(community, c -> new TreeSet<>()).add(i);
    }
    return new ArrayList<>(members.values());
  }
}
