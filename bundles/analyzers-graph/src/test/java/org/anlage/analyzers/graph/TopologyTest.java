package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.junit.jupiter.api.Test;

class TopologyTest {
  private static final Topology TOPOLOGY = new Topology();
  private static final Topology.Parameters DEFAULTS =
      new Topology.Parameters(0.9, 20, NullModel.DENSITY_MATCHED);

  private static Findings analyze(Topology.Parameters p, Matrix weights) {
    return TOPOLOGY.analyze(
        p,
        weights,
        new AnalysisContext(
            RandomStream.of(1), unused(Kernels.class), unused(Decompositions.class)));
  }

  private static Map<String, Double> metrics(Matrix weights) {
    return analyze(DEFAULTS, weights).metrics();
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError("topology needs no " + type.getSimpleName());
            }));
  }

  private static Matrix normal(int n, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(n, n).map(x -> random.nextGaussian());
  }

  @Test
  void quantileInterpolatesAsNumPy() {
    double[] values = {3, 1, 2, 10};
    assertEquals(1, Threshold.quantile(values, 0));
    assertEquals(10, Threshold.quantile(values, 1));
    assertEquals(2.5, Threshold.quantile(values, 0.5));
    assertEquals(7.9, Threshold.quantile(values, 0.9), 1e-15);
  }

  @Test
  void anEdgeInEitherDirectionConnectsAndTheDiagonalDoesNot() {
    // |W| ascending: 6 zeros, 1, 2, 8; the 0.7 quantile of 9 values is 0.6 of the way from 0 to 1.
    Matrix weights = Matrix.of(new double[][] {{8, 0, 0}, {-2, 0, 0}, {0, 1, 0}});
    BinaryGraph graph = Threshold.graph(weights, 0.7);
    assertEquals("[0, 1, 1, 2]", java.util.Arrays.toString(graph.edgeList()));
    assertFalse(graph.has(0, 0));
    assertEquals("[0, 1]", java.util.Arrays.toString(Threshold.graph(weights, 0.8).edgeList()));
  }

  @Test
  void twoCliquesAreTwoCommunities() {
    Matrix weights = Matrix.zeros(8, 8);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        weights.set(i, j, i != j && i / 4 == j / 4 ? 1 : 0);
      }
    }
    weights.set(0, 4, -1);
    Map<String, Double> metrics =
        analyze(new Topology.Parameters(0.5, 0, NullModel.AS_RELEASED), weights).metrics();
    // 13 edges, 12 of them inside; Q = 12/13 - 2 (13/26)^2.
    assertEquals(12 / 13.0 - 0.5, metrics.get("modularity"), 1e-12);
    assertEquals(2, metrics.get("communities"));
    assertEquals(13 / 28.0, metrics.get("density"), 1e-12);
    assertEquals(1, metrics.get("components"));
    assertFalse(metrics.containsKey("small_worldness"));
  }

  @Test
  void randomWeightsOfThePublishedSizeLookRandom() {
    Map<String, Double> metrics = metrics(normal(312, 1));
    assertEquals(0.19, metrics.get("density"), 0.003);
    assertEquals(0.089, metrics.get("modularity"), 0.006);
    assertEquals(1, metrics.get("small_worldness"), 0.03);
    assertEquals(0, metrics.get("assortativity"), 0.03);
    assertEquals(1, metrics.get("components"));
  }

  @Test
  void releasedNullsHaveSelfLoopsThatRaiseTheirClustering() {
    Matrix weights = normal(200, 2);
    Map<String, Double> metrics =
        analyze(new Topology.Parameters(0.9, 20, NullModel.AS_RELEASED), weights).metrics();
    assertTrue(metrics.get("null_clustering") > 0.18, metrics.toString());
    assertEquals(1, metrics.get("small_worldness"), 0.1);
  }

  @Test
  void smallWorldnessOfARingOfNeighboursIsLarge() {
    int n = 100;
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int k = 1; k <= 5; k++) {
        weights.set(i, (i + k) % n, 1);
      }
    }
    Map<String, Double> metrics = metrics(weights);
    // k = 10: C = 3 (k - 2) / (4 (k - 1)); mean distance (10 x (1 + ... + 9) + 9 x 10) / 99.
    assertEquals(2 / 3.0, metrics.get("clustering"), 1e-12);
    assertEquals((10 * 45 + 9 * 10) / 99.0, metrics.get("path_length"), 1e-12);
    assertTrue(Double.isNaN(metrics.get("assortativity")), "a regular graph has none");
    double ratio =
        (metrics.get("clustering") / metrics.get("null_clustering"))
            / (metrics.get("path_length") / metrics.get("null_path_length"));
    assertEquals(ratio, metrics.get("small_worldness"), 1e-12);
    assertTrue(ratio > 2, metrics.toString());
  }

  @Test
  void withoutEdgesMeasuresAreUndefinedOrZero() {
    for (Matrix weights : new Matrix[] {Matrix.zeros(6, 6), Matrix.zeros(6, 6).map(x -> 0.3)}) {
      for (NullModel model : NullModel.values()) {
        Map<String, Double> metrics =
            analyze(new Topology.Parameters(0.9, 3, model), weights).metrics();
        assertEquals(0, metrics.get("density"));
        assertEquals(0, metrics.get("clustering"));
        assertEquals(0, metrics.get("transitivity"));
        assertEquals(0, metrics.get("global_efficiency"));
        assertEquals(6, metrics.get("components"));
        assertEquals(6, metrics.get("communities"));
        for (String undefined : new String[] {"modularity", "path_length", "assortativity"}) {
          assertTrue(Double.isNaN(metrics.get(undefined)), undefined);
        }
        assertFalse(Double.isInfinite(metrics.get("small_worldness")));
      }
    }
  }

  @Test
  void oneUnitOrNoneGivesNoNumbersButNoError() {
    for (int n = 0; n < 2; n++) {
      Map<String, Double> metrics = metrics(Matrix.zeros(n, n));
      assertTrue(Double.isNaN(metrics.get("density")));
      assertTrue(Double.isNaN(metrics.get("global_efficiency")));
      assertTrue(Double.isNaN(metrics.get("small_worldness")));
      assertEquals(n, metrics.get("components"));
    }
  }

  @Test
  void refusesWeightsThatAreNotNumbersOrNotSquare() {
    Matrix weights = Matrix.zeros(3, 3);
    weights.set(1, 2, Double.NaN);
    ProblemException problem = assertThrows(ProblemException.class, () -> metrics(weights));
    assertTrue(problem.getMessage().contains("(1, 2)"), problem.getMessage());
    assertThrows(ProblemException.class, () -> metrics(Matrix.zeros(2, 3)));
  }

  @Test
  void tablesAndFiguresCountEveryUnit() {
    Findings findings = analyze(DEFAULTS, normal(50, 3));
    double units = 0;
    for (double size : findings.tables().get(0).numbers("units")) {
      units += size;
    }
    assertEquals(50, units);
    assertEquals("degrees", findings.figures().get(0).name());
  }

  @Test
  void sameStreamSameFindings() {
    assertEquals(metrics(normal(60, 4)), metrics(normal(60, 4)));
  }
}
