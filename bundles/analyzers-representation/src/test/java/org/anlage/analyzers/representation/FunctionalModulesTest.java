package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialVariable;
import org.junit.jupiter.api.Test;

class FunctionalModulesTest {
  @Test
  void clustersAreThoseOfScikitLearn() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            FunctionalModulesTest.class.getResourceAsStream("clusters.json"),
            StandardCharsets.UTF_8)) {
      JsonObject reference = JsonParser.parseReader(reader).getAsJsonObject();
      JsonArray rows = reference.getAsJsonArray("points");
      double[][] values = new double[rows.size()][];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            rows.get(i).getAsJsonArray().asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
      }
      Matrix points = Matrix.of(values);
      for (JsonElement element : reference.getAsJsonArray("cases")) {
        JsonObject c = element.getAsJsonObject();
        Clusters found = Clusters.of(points, c.get("k").getAsInt(), RandomStream.of(1));
        assertEquals(c.get("spread").getAsDouble(), found.spread(), 1e-9);
        assertEquals(c.get("silhouette").getAsDouble(), found.silhouette(points), 1e-9);
      }
      assertEquals(3, Clusters.best(points, 8, RandomStream.of(1)).count());
    }
  }

  @Test
  void equalPointsAreOneCluster() {
    Matrix same = Matrix.zeros(5, 2).map(x -> 1);
    Clusters found = Clusters.best(same, 4, RandomStream.of(1));
    assertEquals(0, found.spread());
    assertEquals(5, java.util.Arrays.stream(found.sizes()).max().orElseThrow());
    assertEquals(0, found.silhouette(same));
  }

  /** Two steps, four trials, two of each level; unit 0 varies within the first, unit 2 never. */
  @Test
  void varianceIsTakenWithinLevels() {
    Labels labels = new Labels(new TrialVariable("v", List.of("a", "b")), new int[] {0, 0, 1, 1});
    float[] states = {
      1, 5, 0, -1, 5, 0, 7, 2, 0, 7, 4, 0, // step 0: trials 0 ... 3, three units each
      3, 5, 0, -3, 5, 0, 7, 1, 0, 7, 5, 0
    };
    TaskVariance variance =
        TaskVariance.of(List.of(labels), new NetworkActivity(4, 2, 3, 1, states, new float[8]));
    assertArrayEquals(new int[] {0, 1}, variance.units());
    // Unit 0: variances 1 and 9 in a, none in b; unit 1: none in a, 1 and 4 in b.
    assertEquals(Matrix.of(new double[][] {{1, 0}, {0, 1}}), variance.values());
    assertEquals(List.of("v a", "v b"), variance.names());
  }

  /** Unit 0 keeps the side, and two units hear it a step and two steps later. */
  @Test
  void moduleMetricsOfARun() {
    Matrix recurrent = Matrix.zeros(4, 4);
    recurrent.set(0, 0, 1);
    recurrent.set(0, 1, 0.5);
    recurrent.set(1, 2, 0.5);
    RememberedSide run = RememberedSide.kept(4).trainedTo(recurrent).alternating();
    Findings found =
        new FunctionalModules().analyze(new FunctionalModules.Parameters(60, 3, 19), run, CONTEXT);
    Map<String, Double> m = found.metrics();
    assertEquals(1, m.get("silent_units"), "the last unit hears nobody");
    assertEquals(2, m.get("functional_modules"));
    Table without = found.tables().get(1);
    // With nothing silenced all is right; without the module of unit 0 all goes to the first.
    assertEquals(1, without.numbers("accuracy")[0]);
    assertEquals(1, without.numbers("accuracy")[1]);
    boolean lost = false;
    for (int row = 0; row < without.rows(); row++) {
      lost |= without.numbers("accuracy")[row] == 0;
    }
    assertTrue(lost, "a module that carries the side is missed");
  }

  /** Two groups that only talk among themselves: all weight is within, and chance is less. */
  @Test
  void weightWithinModules() {
    Matrix points =
        Matrix.of(new double[][] {{1, 0}, {1, 0.01}, {0.99, 0}, {0, 1}, {0, 0.98}, {0.01, 1}});
    Clusters clusters = Clusters.best(points, 4, RandomStream.of(2));
    assertEquals(2, clusters.count());
    Matrix weights = Matrix.zeros(6, 6);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        weights.set(i, j, i / 3 == j / 3 ? -0.5 : 0);
      }
    }
    Map<String, Double> metrics = new java.util.TreeMap<>();
    FunctionalModules.wired(
        new FunctionalModules.Parameters(4, 2, 999),
        weights,
        new int[] {0, 1, 2, 3, 4, 5},
        clusters,
        RandomStream.of(3),
        metrics);
    assertEquals(1, metrics.get("weight_within_functional_modules"));
    // Of twenty ways to divide six units in threes two have all of it; the others a third.
    assertEquals(0.1 + 0.9 / 3, metrics.get("weight_within_functional_modules_expected"), 0.03);
    assertEquals(0.1, metrics.get("weight_within_functional_modules_p"), 0.03);
  }
}
