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
            "silent neurons",
            "event rate"),
        checks.stream().map(Check::name).toList());
    assertEquals("10 x 20 x 30 um", checks.get(0).detail());
    assertTrue(checks.get(0).passed());
    assertFalse(checks.get(1).passed());
    assertTrue(checks.get(1).detail().startsWith("mean 10.0 um"), checks.get(1).detail());
    assertFalse(checks.get(2).passed());
    assertTrue(checks.get(2).detail().startsWith("1 of 3"));
    assertTrue(checks.get(3).detail().startsWith("2 of 3"));
  }

  @Test
  void ratesThatAreNoneOfSecondsAreDoubted() {
    double[][] seconds = {{1.5, 2, 7}, {3, 4.5, 8}, {1.5, 2, 7}};
    List<Check> checks = CortexChecks.plausible(new Activity.Events(seconds, 10));
    assertEquals(List.of("event rate", "identical units"), names(checks));
    assertTrue(checks.get(0).passed());
    assertEquals("median 0.3 Hz over 10 s", checks.get(0).detail());
    assertTrue(checks.get(1).detail().startsWith("2 units"), checks.get(1).detail());
    double[][] milliseconds = {{1500, 2000, 7000}, {3000, 4500, 8000}};
    Check whole = CortexChecks.plausible(new Activity.Events(milliseconds, 10_000)).get(0);
    assertFalse(whole.passed());
    assertTrue(whole.detail().contains("0.0003 Hz"), whole.detail());
    assertTrue(whole.detail().contains("whole numbers"), whole.detail());
    double[][] minutes = {{0.0001, 0.0002}, {0.0003, 0.0004}};
    Check shortest = atOnce(Double.MIN_VALUE);
    assertFalse(shortest.passed());
    assertTrue(shortest.detail().startsWith("median infinitely many Hz"), shortest.detail());
    Check tooFast = CortexChecks.plausible(new Activity.Events(minutes, 0.001)).get(0);
    assertTrue(tooFast.detail().contains("minutes"), tooFast.detail());
    Activity.Traces traces = new Activity.Traces(Matrix.of(new double[][] {{1, 2}, {1, 2}}), 1);
    assertEquals(List.of("identical units"), names(CortexChecks.plausible(traces)));
  }

  /** The check of the rate of units with one event each, in a recording of a given duration. */
  private static Check atOnce(double duration) {
    return CortexChecks.plausible(new Activity.Events(new double[][] {{0}, {0}}, duration)).get(0);
  }

  private static List<String> names(List<Check> checks) {
    return checks.stream().map(Check::name).toList();
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
