package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class DataMemoryTest {
  private static Cortex cortex(int neurons, Activity activity, Map<String, Matrix> functional) {
    return new Cortex(
        Neurons.anonymous(neurons),
        Optional.empty(),
        Optional.of(new Synapses(neurons, new int[] {0}, new int[] {1}, new int[] {3})),
        Optional.of(activity),
        functional,
        new Provenance("test", "", "", true, List.of()));
  }

  /** 5 events, one pair, one matrix of 9 entries; by hand. */
  @Test
  void bytesOfSmallData() {
    Activity events = new Activity.Events(new double[][] {{1, 2}, {}, {3, 4, 5}}, 10);
    Cortex small = cortex(3, events, Map.of("sttc", Matrix.zeros(3, 3)));
    long held = 9 * 8 + 5 * 8 + 20;
    assertEquals(new DataMemory(held, 5 * 64), DataMemory.ofPairs(small));
    assertEquals(new DataMemory(held, 5 * 64 + 4 * 9 * 8), DataMemory.ofInspection(small));
    assertEquals(new DataMemory(held, 6 * 9 * 8), DataMemory.ofMatrices(small, 6));
    Cortex traces = cortex(3, new Activity.Traces(Matrix.zeros(3, 7), 1), Map.of());
    assertEquals(new DataMemory(21 * 8 + 20, 21 * 4), DataMemory.ofPairs(traces));
  }

  /** Traces that are read piece by piece are not held; no matrix is made of many neurons. */
  @Test
  void largeDataAreNotHeld() {
    Activity streamed =
        new Activity.Streamed(75_000, 1000, 1, (from, to) -> Matrix.zeros(75_000, to - from));
    Cortex large = cortex(75_000, streamed, Map.of());
    long pieces = ((1 << 24) + (1 << 22)) * 8L;
    assertEquals(new DataMemory(20, 300_000_000L + pieces), DataMemory.ofInspection(large));
  }

  @Test
  void whatDoesNotFitIsRefusedWithAdvice() {
    Cortex large = cortex(2_000_000, new Activity.Events(new double[2_000_000][0], 1), Map.of());
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> DataMemory.ofMatrices(large, 6).require("my-data"));
    assertTrue(
        refused.getMessage().contains("my-data: this does not fit into memory"),
        refused.getMessage());
    assertTrue(refused.getMessage().contains("ANLAGE_OPTS=-Xmx16g"), refused.getMessage());
    DataMemory.ofPairs(large).require("my-data");
    assertTrue(DataMemory.ofPairs(large).words().startsWith("memory  about 2.00e-08 GB of the "));
  }

  @Test
  void runningOutOfMemoryIsOneProblem() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                DataMemory.within(
                    "my-data",
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    }));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertTrue(refused.getMessage().contains("my-data: the data do not fit"), refused.getMessage());
  }
}
