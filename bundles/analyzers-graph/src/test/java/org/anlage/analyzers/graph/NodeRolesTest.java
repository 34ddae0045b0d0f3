package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NodeRolesTest {
  private static Communities given(List<Set<Integer>> members) {
    return new Communities(0, members);
  }

  /** Two triangles 0 1 2 and 3 4 5, joined by 2 - 3; 6 is alone. */
  @Test
  void twoCliquesAndTheirBridge() {
    BinaryGraph graph = Graphs.of(7, 0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 2, 3);
    NodeRoles roles =
        NodeRoles.of(graph, given(List.of(Set.of(0, 1, 2), Set.of(3, 4, 5), Set.of(6))));
    double bridge = 1 - 4 / 9.0 - 1 / 9.0;
    assertArrayEquals(
        new double[] {0, 0, bridge, bridge, 0, 0, Double.NaN}, roles.participation(), 1e-15);
    assertArrayEquals(new double[7], roles.withinModule());
    Map<String, Double> metrics = new TreeMap<>();
    roles.addTo(metrics);
    assertEquals(2 * bridge / 6, metrics.get("participation_coefficient"), 1e-15);
    assertEquals(0, metrics.get("connector_hubs"));
  }

  /** A star of ten: its centre has nine links, the others one; mean 1.8, deviation 2.4. */
  @Test
  void theCentreOfAStarIsAHub() {
    BinaryGraph graph = new BinaryGraph(20);
    for (int leaf = 1; leaf < 10; leaf++) {
      graph.connect(0, leaf);
    }
    Set<Integer> star = Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Set<Integer> rest = Set.of(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    NodeRoles alone = NodeRoles.of(graph, given(List.of(star, rest)));
    assertEquals(3, alone.withinModule()[0], 1e-12);
    assertEquals(-1 / 3.0, alone.withinModule()[1], 1e-12);
    Map<String, Double> metrics = new TreeMap<>();
    alone.addTo(metrics);
    assertEquals(1, metrics.get("provincial_hubs"));
    for (int other = 10; other < 16; other++) {
      graph.connect(0, other);
    }
    NodeRoles connecting = NodeRoles.of(graph, given(List.of(star, rest)));
    assertEquals(1 - 0.36 - 0.16, connecting.participation()[0], 1e-12);
    connecting.addTo(metrics);
    assertEquals(1, metrics.get("connector_hubs"));
    assertEquals(0, metrics.get("provincial_hubs"));
  }

  @Test
  void withoutNodesNothingIsDefined() {
    Map<String, Double> metrics = new TreeMap<>();
    NodeRoles.of(new BinaryGraph(0), given(List.of())).addTo(metrics);
    assertTrue(Double.isNaN(metrics.get("participation_coefficient")));
  }
}
