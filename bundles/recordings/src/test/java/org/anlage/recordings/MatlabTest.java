package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.recordings.Hdf5Traces.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by {@code scipy.io.savemat} of SciPy, whose traces are those of {@link Hdf5FormsTest}. */
class MatlabTest {
  @TempDir private Path folder;

  private Cortex load(String name, String variable, Orientation orientation, double rate)
      throws IOException {
    Path file = new ResourceFolder(folder).copy(name);
    assertTrue(new Matlab().recognises(file));
    assertFalse(new Hdf5Traces().recognises(file));
    return new Matlab()
        .load(
            new Matlab.Parameters(variable, orientation, rate, -1, 0.5, Optional.empty(), 0, 0),
            Optional.of(file));
  }

  @Test
  void theOnlyMatrixIsUnitsBySamplesAtTheRateOfFs() throws IOException {
    Cortex cortex = load("traces-5.mat", "", Orientation.AUTOMATIC, 0);
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertEquals(3, traces.neurons());
    assertEquals(1 / 7.5, traces.interval(), 1e-12);
    assertEquals(2000 + 25 % 17, traces.values().get(2, 5));
    Cortex turned = load("traces-5.mat", "dff", Orientation.SAMPLES_FIRST, 2);
    assertEquals(20, turned.size());
    assertEquals(0.5, ((Activity.Traces) turned.activity().orElseThrow()).interval());
  }

  @Test
  void aCellArrayIsEventTimesInTheUnitGiven() throws IOException {
    Cortex cortex = load("spikes-5.mat", "", Orientation.AUTOMATIC, 0);
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertArrayEquals(
        new double[][] {{0.25, 0.625, 1.5}, {0.375, 1}}, events.times()); // one has no event
  }

  @Test
  void aWrongNameListsTheVariables() {
    String fault =
        String.valueOf(
            assertThrows(
                    ProblemException.class,
                    () -> load("traces-5.mat", "raw", Orientation.AUTOMATIC, 0))
                .getMessage());
    assertTrue(fault.contains("dff (3 x 20 double)"), fault);
  }
}
