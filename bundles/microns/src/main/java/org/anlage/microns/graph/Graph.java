package org.anlage.microns.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.data.Check;
import org.anlage.microns.PairCounts;

/** Neurons by name, in the order in which they appear, and their connections. */
final class Graph {
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final PairCounts pairs = new PairCounts();
  private final List<Check> notes = new ArrayList<>();
  private int repeated;

  /** The index of a neuron, which is new if its name is. */
  int neuron(String name) {
    return indices.computeIfAbsent(name, n -> indices.size());
  }

  boolean has(String name) {
    return indices.containsKey(name);
  }

  void connect(int pre, int post, long synapses) {
    repeated += pairs.add(pre, post, synapses) ? 1 : 0;
  }

  void note(String name, boolean passed, String detail) {
    notes.add(new Check(name, passed, detail));
  }

  List<String> names() {
    return List.copyOf(indices.keySet());
  }

  PairCounts pairs() {
    return pairs;
  }

  List<Check> notes() {
    List<Check> all = new ArrayList<>(notes);
    if (repeated > 0) {
      all.add(
          new Check(
              "repeated pairs",
              true,
              repeated + " connections add to the synapses of a pair before them"));
    }
    return all;
  }
}
