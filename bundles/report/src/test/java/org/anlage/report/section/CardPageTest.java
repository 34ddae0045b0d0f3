package org.anlage.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.junit.jupiter.api.Test;

/** Cards say what data can be used for by the parts that the data have. */
class CardPageTest {
  private static final Synapses PAIR = new Synapses(2, new int[] {0}, new int[] {1}, new int[] {3});

  @Test
  void usesFollowFromTheParts() {
    Table wiring = CortexUses.of(cortex(Neurons.anonymous(2), Optional.of(PAIR), Optional.empty()));
    assertEquals("✓ yes", here(wiring, "weights from measured wiring (anatomical)"));
    assertEquals("✓ yes", here(wiring, "connection probability by distance"));
    assertEquals("no", here(wiring, "weights from sizes of synapses"));
    assertEquals("no", here(wiring, "weights from functional similarity (cortical)"));
    assertEquals("not known", here(wiring, "absence of connections as a finding"));
    Table traces =
        CortexUses.of(
            cortex(
                Neurons.anonymous(2),
                Optional.empty(),
                Optional.of(new Activity.Traces(Matrix.zeros(2, 5), 1))));
    assertEquals("partly", here(traces, "weights from functional similarity (cortical)"));
    assertEquals("no", here(traces, "spike time tiling, event rates"));
    assertEquals("no", here(traces, "weights from measured wiring (anatomical)"));
    assertFalse(uses(traces).contains("absence of connections as a finding"));
  }

  @Test
  void absenceIsAFindingOnlyOfAxonsThatWereTraced() {
    assertEquals("partly", absence("axon_fully_extended", "none"));
    assertEquals("✓ yes", absence("axon_fully_extended", "extended"));
    assertEquals("no", absence("", "clean"));
  }

  private static String absence(String... axons) {
    Neurons neurons = new Neurons(2, Map.of(), Map.of(Neurons.AXON_PROOFREADING, List.of(axons)));
    return here(
        CortexUses.of(cortex(neurons, Optional.of(PAIR), Optional.empty())),
        "absence of connections as a finding");
  }

  @Test
  void warningsAreAtTheTopAndTextIsEscaped() {
    String html =
        CardPage.html(
            cortex(Neurons.anonymous(2), Optional.of(PAIR), Optional.empty()),
            Map.of("some-analyzer", Findings.metrics(Map.of("neurons", 2.0))),
            new Table(
                "provenance",
                "Where.",
                List.of(
                    new Column.Texts("what", List.of("licence")),
                    new Column.Texts("content", List.of("CC-BY <4.0>")))),
            Optional.empty());
    assertTrue(html.contains("Unit of positions: it was inferred."), html);
    assertTrue(html.contains("CC-BY &lt;4.0&gt;"), html);
    assertTrue(html.contains("some analyzer"), html);
    assertFalse(html.contains("could not be written"), html);
    assertFalse(html.contains("SYNTHETIC"), html);
  }

  /** One pair of 101 x 101 is a point, of 2 x 2 a cell. */
  @Test
  void fewConnectionsAmongManyNeuronsArePoints() {
    Synapses one = new Synapses(101, new int[] {3}, new int[] {7}, new int[] {1});
    assertTrue(pictures(101, one).contains("connected pairs"));
    assertTrue(pictures(2, PAIR).contains("synapses per pair"));
  }

  private static String pictures(int n, Synapses synapses) {
    return CardPage.html(
        new Cortex(
            Neurons.anonymous(n),
            Optional.empty(),
            Optional.of(synapses),
            Optional.empty(),
            Map.of(),
            new Provenance("test", "Wiring", "", false, List.of())),
        Map.of(),
        new Table("provenance", "Where.", List.of(new Column.Texts("what", List.of("licence")))),
        Optional.empty());
  }

  private static Cortex cortex(
      Neurons neurons, Optional<Synapses> synapses, Optional<Activity> activity) {
    return new Cortex(
        neurons,
        Optional.of(new Positions(Matrix.of(2, 3, new double[] {0, 0, 0, 3, 4, 0}))),
        synapses,
        activity,
        Map.of(),
        new Provenance(
            "test",
            "Two neurons",
            "",
            false,
            List.of(
                new Check("unit of positions", false, "it was inferred"),
                new Check("isolated neurons", true, "none"))));
  }

  private static List<String> uses(Table table) {
    return ((Column.Texts) table.columns().get(0)).values();
  }

  private static String here(Table table, String use) {
    return ((Column.Texts) table.columns().get(1)).values().get(uses(table).indexOf(use));
  }
}
