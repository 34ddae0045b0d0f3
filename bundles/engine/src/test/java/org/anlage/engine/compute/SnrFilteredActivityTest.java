package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class SnrFilteredActivityTest {
  /** A ramp, noise, a constant, and a slow ramp: ratios 1, -0.92, none, 1. */
  private static final Matrix TRACES =
      Matrix.of(
          new double[][] {
            {0, 1, 2, 3, 4, 5}, {1, -1, 1, -1, 1, -1}, {2, 2, 2, 2, 2, 2}, {0, 2, 4, 6, 8, 10}
          });

  private static ActivityView recording() {
    Matrix xyz = Matrix.zeros(4, 3);
    Matrix counts = Matrix.zeros(4, 4);
    for (int i = 0; i < 4; i++) {
      xyz.set(i, 0, i);
    }
    counts.set(0, 3, 7);
    counts.set(0, 1, 5);
    return new RecordedActivity(
        new Cortex(
            Neurons.anonymous(4),
            Optional.of(new Positions(xyz)),
            Optional.of(Synapses.of(counts)),
            Optional.of(new Activity.Traces(TRACES, 0.1)),
            Map.of(),
            new Provenance("test", "four units", "", false, List.of())),
        0.1);
  }

  @Test
  void unitsBelowTheRatioAreLeftOutEverywhere() {
    ActivityView clear = SnrFilteredActivity.of(recording(), 0.3);
    assertEquals(2, clear.units());
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 4, 5, 0, 2, 4, 6, 8, 10}, clear.segment(0).values());
    assertEquals(3, clear.positions().orElseThrow().micrometres().get(1, 0));
    assertArrayEquals(new double[] {0, 7, 0, 0}, clear.weights().orElseThrow().values());
    assertEquals(6, clear.samples());
  }

  @Test
  void minusOneKeepsAllAndLittleMoreLeavesOutTheSilent() {
    ActivityView all = recording();
    assertSame(all, SnrFilteredActivity.of(all, -1));
    assertEquals(3, SnrFilteredActivity.of(all, -0.99).units());
  }

  @Test
  void nothingLeftIsAnError() {
    Matrix noise = Matrix.of(new double[][] {{1, -1, 1, -1}});
    ActivityView activity =
        new RecordedActivity(
            new Cortex(
                Neurons.anonymous(1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Activity.Traces(noise, 0.1)),
                Map.of(),
                new Provenance("test", "noise", "", false, List.of())),
            0.1);
    String said =
        String.valueOf(
            assertThrows(ProblemException.class, () -> SnrFilteredActivity.of(activity, 0))
                .getMessage());
    assertTrue(said.contains("lower \"leastSnr\""), said);
  }
}
