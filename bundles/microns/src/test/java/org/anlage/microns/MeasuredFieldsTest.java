package org.anlage.microns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.neural.activity.BinnedCounts;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.neural.activity.GraphicalLasso;
import org.anlage.neural.activity.GraphicalLassoPath;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the real fields, where they are; their values stay outside the repository. */
class MeasuredFieldsTest {
  private static final MicronsField SOURCE = new MicronsField();
  private static final MicronsField.Parameters ALIGNED =
      new MicronsField.Parameters(true, true, 200);
  private final Path data = Path.of(System.getProperty("anlage.shared", ""), "data", "microns");

  @BeforeEach
  void needsTheFields() {
    Assumptions.assumeTrue(
        Files.isDirectory(data), "the MICrONS fields are not at " + data + " (anlage.shared)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5_3_4", "5_6_8", "6_6_2", "7_3_8", "8_5_8"})
  void fieldsAsReleasedAreThoseThatWereAligned(String field) {
    Cortex released = released(field, ALIGNED);
    Cortex tables = SOURCE.load(ALIGNED, Optional.of(data.resolve("aligned").resolve(field)));
    assertEquals(tables.size(), released.size());
    for (String id : new String[] {"nucleus", "root", "unit"}) {
      assertArrayEquals(tables.neurons().ids().get(id), released.neurons().ids().get(id), id);
    }
    assertEquals(
        tables.synapses().orElseThrow().counts(), released.synapses().orElseThrow().counts());
    assertClose(
        tables.positions().orElseThrow().micrometres(),
        released.positions().orElseThrow().micrometres(),
        1e-9);
    assertTrue(check(released, "distance of connected pairs").passed());
    assertFalse(released.provenance().synthetic());
    assertTrue(released.provenance().title().contains(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5_3_4", "5_6_8", "6_6_2", "7_3_8", "8_5_8"})
  void wiringLeftAsReleasedFailsThePermutationCheck(String field) {
    Check asReleased =
        check(
            released(field, new MicronsField.Parameters(false, false, 200)),
            "distance of connected pairs");
    assertFalse(asReleased.passed(), asReleased.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5_3_4", "5_6_8", "7_3_8", "8_5_8"})
  void releasedCorrelationsFollowFromTheEvents(String field) {
    Cortex cortex = released(field, ALIGNED);
    Matrix correlation = EventStatistics.correlation(events(cortex), 0.2);
    assertClose(cortex.functional().get("correlation"), correlation, 1e-12);
  }

  @Test
  void releasedTilingFollowsFromTheEvents() {
    Cortex cortex = released("5_3_4", ALIGNED);
    Matrix tiling = EventStatistics.spikeTimeTiling(events(cortex), 0.1);
    assertClose(cortex.functional().get("sttc"), tiling, 2e-5);
  }

  /**
   * The released precision was made by cross-validation on a slightly coarser convergence; the
   * penalty it was made with can be read off it, since inv(P) - S is the penalty off the diagonal.
   */
  @ParameterizedTest
  @CsvSource({"5_3_4, 0.00046939", "7_3_8, 0.00094661"})
  void thePrecisionIsTheReleasedOneAndSoIsItsPenalty(String field, double penalty) {
    Cortex cortex = released(field, ALIGNED);
    BinnedCounts counts = BinnedCounts.of(events(cortex), 0.2);
    GraphicalLassoPath.Choice choice = GraphicalLassoPath.choose(counts);
    assertEquals(penalty, choice.penalty(), 0.05 * penalty);
    boolean[] all = new boolean[counts.length()];
    Arrays.fill(all, true);
    Matrix precision = GraphicalLasso.solve(counts.covariance(all), penalty, 1e-9).precision();
    assertClose(cortex.functional().get("precision"), precision, 5e-3);
  }

  @Test
  void functionalMatricesCanBeLeftOut() {
    Cortex without = released("5_3_4", new MicronsField.Parameters(true, false, 20));
    assertTrue(without.functional().isEmpty());
    assertTrue(without.activity().isPresent());
    assertTrue(released("6_6_2", ALIGNED).activity().isEmpty());
  }

  @Test
  void oneLevelTooHighListsTheFields() {
    Path above = data.resolve("as-released");
    assertTrue(SOURCE.recognises(above));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> SOURCE.load(ALIGNED, Optional.of(above)));
    assertTrue(
        refused.getMessage().contains("5_3_4, 5_6_8, 6_6_2, 7_3_8, 8_5_8"), refused.getMessage());
  }

  private Cortex released(String field, MicronsField.Parameters parameters) {
    Path folder = data.resolve("as-released").resolve(field);
    assertTrue(SOURCE.recognises(folder));
    return SOURCE.load(parameters, Optional.of(folder));
  }

  private static Activity.Events events(Cortex cortex) {
    return (Activity.Events) cortex.activity().orElseThrow();
  }

  private static Check check(Cortex cortex, String name) {
    return cortex.provenance().checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertClose(Matrix expected, Matrix actual, double tolerance) {
    assertEquals(expected.shape(), actual.shape());
    double worst = 0;
    for (int i = 0; i < expected.values().length; i++) {
      worst = Math.max(worst, Math.abs(expected.values()[i] - actual.values()[i]));
    }
    assertTrue(worst <= tolerance, "largest difference " + worst);
  }
}
