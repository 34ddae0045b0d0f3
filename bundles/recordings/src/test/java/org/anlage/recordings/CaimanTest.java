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
import org.anlage.api.matrix.Matrix;
import org.anlage.recordings.Caiman.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of the form that CaImAn writes, by h5py 3.16: C is 4 components x 20 frames of 1000 i + j^2
 * mod 17 at 12.5 Hz, component 1 was not accepted; A is a csc_matrix of SciPy over 3 x 2 pixels, in
 * Fortran order.
 */
class CaimanTest {
  @TempDir private Path folder;

  private Cortex load(String name, Signal signal, boolean accepted, double rate, double pixel)
      throws IOException {
    Path file = new ResourceFolder(folder).copy(name);
    assertTrue(new Caiman().recognises(file));
    assertFalse(new Hdf5Events().recognises(file));
    return new Caiman()
        .load(new Caiman.Parameters(signal, accepted, rate, pixel, -1), Optional.of(file));
  }

  private static Activity.Traces traces(Cortex cortex) {
    return (Activity.Traces) cortex.activity().orElseThrow();
  }

  @Test
  void acceptedComponentsAreReadWithTheRateOfTheFile() throws IOException {
    Cortex cortex = load("caiman.hdf5", Signal.C, true, 0, 0);
    assertArrayEquals(new long[] {0, 2, 3}, cortex.neurons().ids().get("component"));
    assertEquals(0.08, traces(cortex).interval(), 1e-12);
    assertEquals(2000 + 25 % 17, traces(cortex).values().get(1, 5));
    assertTrue(cortex.positions().isEmpty());
    assertEquals(4, load("caiman.hdf5", Signal.C, false, 0, 0).size());
    assertEquals(0.5, traces(load("caiman.hdf5", Signal.C, true, 2, 0)).interval());
  }

  @Test
  void deconvolvedAndNormalisedTracesAreOtherDatasets() throws IOException {
    Matrix s = traces(load("caiman.hdf5", Signal.S, true, 0, 0)).values();
    assertEquals(3, s.get(0, 2)); // 4 - 1
    assertEquals(0, s.get(0, 5)); // 25 mod 17 - 16 is below 0
    assertEquals(
        20.08, traces(load("caiman.hdf5", Signal.F_DFF, true, 0, 0)).values().get(1, 5), 1e-12);
  }

  /** By hand: pixel p is in row p mod 3 and column p div 3. */
  @Test
  void centresOfMassArePositions() throws IOException {
    Matrix xyz = load("caiman.hdf5", Signal.C, true, 0, 2).positions().orElseThrow().micrometres();
    assertArrayEquals(
        new double[] {0, 2 * 0.5, 0, 2 * 0.75, 2 * 2, 0, 2 * 1, 2 * 1, 0}, xyz.values(), 1e-12);
  }

  @Test
  void componentsThatWereNotEvaluatedAreAllReadWithAWarning() throws IOException {
    Cortex cortex = load("caiman-all.hdf5", Signal.C, true, 0, 0);
    assertEquals(4, cortex.size());
    assertTrue(
        cortex.provenance().checks().stream()
            .anyMatch(one -> one.name().equals("accepted components") && !one.passed()));
  }

  @Test
  void aFileWithoutThatSignalIsOneProblem() throws IOException {
    Path file = new ResourceFolder(folder).copy("rate.nwb");
    assertThrows(
        ProblemException.class,
        () ->
            new Caiman().load(new Caiman.Parameters(Signal.C, true, 0, 0, -1), Optional.of(file)));
  }
}
