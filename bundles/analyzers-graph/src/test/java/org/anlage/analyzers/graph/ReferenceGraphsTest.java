package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against NetworkX 3.6.1. */
class ReferenceGraphsTest {
  @TestFactory
  List<DynamicTest> agreesWithNetworkX() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Reader reader =
        new InputStreamReader(
            ReferenceGraphsTest.class.getResourceAsStream("graphs.json"), StandardCharsets.UTF_8)) {
      for (JsonElement each :
          JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
        JsonObject expected = each.getAsJsonObject();
        String name = expected.get("name").getAsString();
        tests.add(DynamicTest.dynamicTest(name, () -> check(expected)));
      }
    }
    assertEquals(5, tests.size());
    return tests;
  }

  private static void check(JsonObject expected) {
    BinaryGraph graph = new BinaryGraph(expected.get("nodes").getAsInt());
    for (JsonElement edge : expected.getAsJsonArray("edges")) {
      graph.connect(
          edge.getAsJsonArray().get(0).getAsInt(), edge.getAsJsonArray().get(1).getAsInt());
    }
    PathLengths paths = PathLengths.of(graph);
    double n = graph.nodes();
    equal(expected, "components", paths.components());
    equal(expected, "density", graph.edges() / (n * (n - 1) / 2));
    equal(expected, "average_clustering", Clustering.average(graph));
    equal(expected, "transitivity", Clustering.transitivity(graph));
    equal(expected, "global_efficiency", paths.efficiency());
    equal(expected, "average_shortest_path_length", paths.characteristic());
    equal(expected, "degree_assortativity", Assortativity.ofDegree(graph));

    Communities communities = Communities.greedy(graph);
    equal(expected, "greedy_modularity_Q", communities.modularity());
    List<Integer> sizes = new ArrayList<>();
    expected.getAsJsonArray("greedy_modularity_communities").forEach(c -> sizes.add(c.getAsInt()));
    sizes.sort(Comparator.reverseOrder());
    assertEquals(sizes, communities.sizes());
  }

  private static void equal(JsonObject expected, String key, double got) {
    assertEquals(expected.get(key).getAsDouble(), got, 1e-9, key);
  }
}
