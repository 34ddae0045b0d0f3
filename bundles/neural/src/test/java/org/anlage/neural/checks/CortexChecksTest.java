package org.anlage.neural.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class CortexChecksTest {
  private static final Positions POSITIONS =
      new Positions(Matrix.of(3, 3, new double[] {0, 0, 0, 10, 0, 0, 0, 20, 30}));

  @Test
  void findsWhatIsAmiss() {
    Synapses one = new Synapses(3, new int[] {0}, new int[] {1}, new int[] {1});
    Activity.Events events = new Activity.Events(new double[][] {{1}, {}, {}}, 2);
    List<Check> checks = CortexChecks.of(POSITIONS, one, Optional.of(events), 20);
    assertEquals(
        List.of(
            "extent of the positions",
            "distance of connected pairs",
            "isolated neurons",
            "silent neurons"),
        checks.stream().map(Check::name).toList());
    assertEquals("10 x 20 x 30 um", checks.get(0).detail());
    assertTrue(checks.get(0).passed());
    assertFalse(checks.get(1).passed());
    assertTrue(checks.get(1).detail().startsWith("mean 10.0 um"), checks.get(1).detail());
    assertFalse(checks.get(2).passed());
    assertTrue(checks.get(2).detail().startsWith("1 of 3"));
    assertTrue(checks.get(3).detail().startsWith("2 of 3"));
  }

  /** Neuron 2 shares nothing in one matrix, nobody in the other; precision may be sparse. */
  @Test
  void countsEmptyRowsOfFunctionalMatrices() {
    Matrix shared = Matrix.of(new double[][] {{1, .1, 0}, {.1, 1, 0}, {0, 0, 1}});
    Check failed =
        CortexChecks.emptyRows(
            Map.of("correlation", shared, "sttc", shared.map(x -> x + 1), "precision", shared));
    assertFalse(failed.passed());
    assertEquals(
        "1 of 3 neurons in correlation, 0 of 3 neurons in sttc share nothing with others",
        failed.detail());
    assertTrue(CortexChecks.emptyRows(Map.of("precision", shared)).passed());
  }

  @Test
  void nothingConnectedAndNoEvents() {
    Synapses none = new Synapses(3, new int[0], new int[0], new int[0]);
    List<Check> checks = CortexChecks.of(POSITIONS, none, Optional.empty(), 20);
    assertEquals(3, checks.size());
    assertEquals("no pair is connected", checks.get(1).detail());
    assertFalse(checks.get(1).passed());
  }
}
