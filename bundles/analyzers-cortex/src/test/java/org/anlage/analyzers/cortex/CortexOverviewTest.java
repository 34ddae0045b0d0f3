package org.anlage.analyzers.cortex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.data.Trials;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class CortexOverviewTest {
  private static final CortexOverview.Parameters DEFAULT =
      new CortexOverview.Parameters(1, 50, 6000, 400);
  private static final Provenance PROVENANCE =
      new Provenance(
          "test",
          "Four neurons",
          "",
          true,
          List.of(new Check("one", true, "fine"), new Check("two", false, "odd")));

  /** Four neurons at 0, 10, 20 and 120 um; 0 to 1, 1 to 0 and 2 to 3; the last is silent. */
  private static final Cortex CORTEX =
      new Cortex(
          Neurons.anonymous(4),
          Optional.of(
              new Positions(
                  Matrix.of(4, 3, new double[] {0, 0, 0, 10, 0, 0, 20, 0, 0, 120, 0, 0}))),
          Optional.of(
              new Synapses(4, new int[] {0, 1, 2}, new int[] {1, 0, 3}, new int[] {2, 1, 1})),
          Optional.of(
              new Activity.Events(
                  new double[][] {{0.5, 2.1, 2.9}, {1.0, 2.5}, {0.5, 2.2, 2.8}, {}}, 4)),
          Map.of(),
          PROVENANCE);

  @Test
  void metricsByHand() {
    Map<String, Double> metrics = analyze(DEFAULT, CORTEX).metrics();
    assertEquals(4, metrics.get("neurons"));
    assertEquals(3, metrics.get("pairs"));
    assertEquals(4, metrics.get("synapses"));
    assertEquals(3 / 12.0, metrics.get("density"));
    assertEquals(0.75, metrics.get("mean_degree"));
    assertEquals(2 / 3.0, metrics.get("reciprocity"), 1e-15);
    assertEquals(0, metrics.get("isolated_neurons"));
    assertEquals(120, metrics.get("extent_x_um"));
    assertEquals((10 + 10 + 100) / 3.0, metrics.get("connected_distance_um"), 1e-12);
    assertEquals(2.0 / 4, metrics.get("rate_mean_hz"), 1e-15);
    assertEquals(1, metrics.get("silent_neurons"), 1e-12);
    assertEquals(1, metrics.get("checks_failed"));
    // Counts 1 0 2 0, 0 1 1 0, 1 0 2 0 and none: correlations r, 1, r and three zeros.
    double r = 0.5 / Math.sqrt(2.75);
    assertEquals((2 * r + 1) / 6, metrics.get("correlation_mean"), 1e-15);
    assertEquals(2 * r / 3, metrics.get("correlation_connected"), 1e-15);
    assertFalse(Double.isNaN(metrics.get("permutation_z")));
  }

  @Test
  void tablesByHand() {
    Findings findings = analyze(DEFAULT, CORTEX);
    Table probability = table(findings, "connection-probability");
    assertArrayEquals(new double[] {4, 2, 6}, probability.numbers("ordered_pairs"));
    assertArrayEquals(
        new double[] {2 / 4.0, 0, 1 / 6.0}, probability.numbers("connection_probability"), 1e-15);
    assertArrayEquals(
        new double[] {0.25, 0.25}, table(findings, "degrees").numbers("share_without"));
    assertTrue(table(findings, "rates").caption().contains("(synthetic)"));
    for (Table table : findings.tables()) {
      assertTrue(!table.has("neuron"), "aggregates only: " + table.name());
    }
  }

  @Test
  void drawsTheCorrelationOnlyWhereItCanBeSeenAndTheDataHaveNone() {
    assertEquals(
        List.of(
            "positions",
            "connection-probability",
            "rates",
            "correlation-by-distance",
            "correlation"),
        analyze(DEFAULT, CORTEX).figures().stream().map(Figure::name).toList());
    Findings few = analyze(new CortexOverview.Parameters(1, 50, 6000, 3), CORTEX);
    assertTrue(
        few.figures().stream()
            .flatMap(figure -> figure.panels().stream())
            .flatMap(chart -> chart.marks().stream())
            .noneMatch(Mark.Cells.class::isInstance));
  }

  @Test
  void typesSizesAndTrialsByHand() {
    Cortex typed =
        new Cortex(
            new Neurons(4, Map.of(), Map.of(Neurons.CELL_TYPE, List.of("23P", "BC", "23P", ""))),
            Optional.empty(),
            Optional.of(
                new Synapses(
                    4,
                    new int[] {0, 1},
                    new int[] {1, 0},
                    new int[] {3, 1},
                    Optional.of(new double[] {1200, 800}))),
            Optional.empty(),
            Map.of(),
            PROVENANCE,
            Optional.of(
                new Trials(
                    new double[] {0, 1, 2}, new double[] {1, 2, 3}, List.of("a", "b", "a"))));
    Findings findings = analyze(DEFAULT, typed);
    assertEquals(2, findings.metrics().get("excitatory_neurons"));
    assertEquals(1, findings.metrics().get("inhibitory_neurons"));
    assertEquals(500, findings.metrics().get("synapse_size_mean"));
    assertEquals(3, findings.metrics().get("trials"));
    assertEquals(2, findings.metrics().get("stimuli"));
    assertArrayEquals(new double[] {1, 2, 1}, table(findings, "cell-types").numbers("neurons"));
    assertEquals(1000, table(findings, "synapse-sizes").numbers("size")[0]);
  }

  /** Of traces that are the counts of {@link #CORTEX}. */
  @Test
  void tracesAreCorrelatedToo() {
    Cortex traces =
        new Cortex(
            Neurons.anonymous(3),
            Optional.of(new Positions(Matrix.of(3, 3, new double[] {0, 0, 0, 9, 0, 0, 20, 0, 0}))),
            Optional.empty(),
            Optional.of(
                new Activity.Traces(
                    Matrix.of(3, 4, new double[] {1, 0, 2, 0, 0, 1, 1, 0, 1, 0, 2, 0}), 1)),
            Map.of(),
            PROVENANCE);
    Findings findings = analyze(DEFAULT, traces);
    double r = 0.5 / Math.sqrt(2.75);
    assertEquals((2 * r + 1) / 3, findings.metrics().get("correlation_mean"), 1e-6);
    assertTrue(
        findings.figures().stream().anyMatch(f -> f.name().equals("correlation-by-distance")));
  }

  @Test
  void partsThatAreMissingAreLeftOut() {
    Cortex bare =
        new Cortex(
            Neurons.anonymous(4),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("correlation", Matrix.identity(4)),
            new Provenance("test", "Bare", "", false, List.of()));
    Findings findings = analyze(DEFAULT, bare);
    assertEquals(
        List.of("checks_failed", "correlation_deviation", "correlation_mean", "neurons"),
        List.copyOf(findings.metrics().keySet()));
    assertEquals(0, findings.metrics().get("correlation_mean"));
    assertTrue(findings.figures().isEmpty(), "the data have that matrix themselves");
  }

  @Test
  void summaryByHand() {
    Summary summary = Summary.of(new double[] {4, 0, 1, 3});
    assertEquals(new Summary(2, Math.sqrt(10 / 3.0), 0, 0.75, 2, 3.25, 4, 0.25), summary);
    assertEquals(Double.NaN, Summary.of(new double[0]).median());
  }

  private static Table table(Findings findings, String name) {
    return findings.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static Findings analyze(CortexOverview.Parameters parameters, Cortex cortex) {
    AnalysisContext context =
        new AnalysisContext(
            RandomStream.of(1), new ScalarKernels(), refusing(Decompositions.class));
    return new CortexOverview().analyze(parameters, cortex, context);
  }

  /** The overview needs no decompositions. */
  private static <T> T refusing(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
