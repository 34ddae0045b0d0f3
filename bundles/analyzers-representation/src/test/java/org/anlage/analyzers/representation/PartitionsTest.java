package org.anlage.analyzers.representation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.junit.jupiter.api.Test;

/** Overlaps of partitions against scikit-learn, and communities of weights against NetworkX. */
class PartitionsTest {
  private static final EjmlDecompositions ALGEBRA = new EjmlDecompositions();

  private static JsonObject reference() {
    return JsonParser.parseReader(
            new InputStreamReader(
                PartitionsTest.class.getResourceAsStream("partitions.json"),
                StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private static int[] ints(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .mapToInt(JsonElement::getAsInt)
        .toArray();
  }

  @Test
  void informationIsThatOfScikitLearn() {
    for (JsonElement each : reference().getAsJsonArray("partitions")) {
      JsonObject given = each.getAsJsonObject();
      double found =
          Partitions.adjustedMutualInformation(ints(given.get("first")), ints(given.get("second")));
      assertEquals(given.get("information").getAsDouble(), found, 1e-12);
    }
  }

  @Test
  void ofRandomLabelsThereIsNoneOnAverage() {
    int[] labels = IntStream.range(0, 30).map(i -> i % 3).toArray();
    int draws = 2000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < draws; k++) {
      int[] order = RandomStream.of(1).split(k).permutation(30);
      int[] moved = IntStream.of(order).map(i -> labels[i]).toArray();
      double found = Partitions.adjustedMutualInformation(labels, moved);
      sum += found;
      squares += found * found;
    }
    assertEquals(0, sum / draws, 4 * Math.sqrt(squares) / draws);
  }

  @Test
  void communitiesOfBlocksAreTheBlocks() {
    JsonObject given = reference();
    double[][] rows =
        StreamSupport.stream(given.getAsJsonArray("weights").spliterator(), false)
            .map(
                row ->
                    StreamSupport.stream(row.getAsJsonArray().spliterator(), false)
                        .mapToDouble(JsonElement::getAsDouble)
                        .toArray())
            .toArray(double[][]::new);
    WeightCommunities found =
        WeightCommunities.of(Matrix.of(rows), IntStream.range(0, 12).toArray(), ALGEBRA);
    assertEquals(
        1,
        Partitions.adjustedMutualInformation(ints(given.get("members")), found.members()),
        1e-12);
    assertEquals(given.get("modularity").getAsDouble(), found.modularity(), 1e-12);
  }

  /** Two networks that do not reach each other, whose units are the two clusters. */
  @Test
  void separateNetworksWithTasksOfTheirOwnOverlapEntirely() {
    Matrix weights = Matrix.zeros(8, 8);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        weights.set(i, j, i / 4 == j / 4 ? 1 - 2.0 * (i % 2) : 0);
      }
    }
    Clusters clusters = new Clusters(IntStream.range(0, 8).map(i -> i / 4).toArray(), 2, 0);
    Map<String, Double> metrics = new TreeMap<>();
    FunctionalModules.Parameters p = new FunctionalModules.Parameters(4, 2, 999);
    WeightCommunities communities =
        WeightCommunities.of(weights, IntStream.range(0, 8).toArray(), ALGEBRA);
    FunctionalModules.structural(p, communities, clusters, RandomStream.of(1), metrics);
    assertEquals(2, metrics.get("structural_communities"));
    assertEquals(0.5, metrics.get("structural_modularity"), 1e-12);
    assertEquals(1, metrics.get("functional_structural_information"), 1e-12);
    // Of 70 ways to choose four of eight, two are the same partition.
    assertEquals(2.0 / 70, metrics.get("functional_structural_information_p"), 0.02);
  }

  @Test
  void withoutWeightsThereIsNothingToCompare() {
    WeightCommunities none = WeightCommunities.of(Matrix.zeros(3, 3), new int[] {0, 1, 2}, ALGEBRA);
    assertTrue(Double.isNaN(none.modularity()));
    assertEquals(3, none.count());
  }
}
