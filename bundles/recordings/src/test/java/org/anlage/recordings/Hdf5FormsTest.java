package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.neural.activity.TrialResponses;
import org.anlage.recordings.Hdf5Traces.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links, objects that are not read, NWB and MATLAB. The files were written by h5py 3.16 (HDF5 2.0),
 * {@code matlab-5.mat} by SciPy. Traces are 3 units x 20 samples of 1000 i + j^2 mod 17.
 */
class Hdf5FormsTest {
  @TempDir private Path folder;

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Hdf5FormsTest.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private Cortex load(Path file, String dataset, Orientation orientation, double interval) {
    return new Hdf5Traces()
        .load(
            new Hdf5Traces.Parameters(dataset, orientation, interval, new Hdf5Positions("", 1), -1),
            Optional.of(file));
  }

  private Cortex load(Path file, String dataset) {
    return load(file, dataset, Orientation.AUTOMATIC, 0);
  }

  private static String fault(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(ProblemException.class, work).getMessage());
  }

  private static double[] expected() {
    double[] values = new double[60];
    for (int k = 0; k < values.length; k++) {
      values[k] = 1000 * (k / 20) + k % 20 * (k % 20) % 17;
    }
    return values;
  }

  private static void assertTraces(Cortex cortex) {
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertEquals(3, traces.neurons());
    assertArrayEquals(expected(), traces.values().values());
  }

  private static String check(Cortex cortex, String name, boolean passed) {
    return cortex.provenance().checks().stream()
        .filter(one -> one.name().equals(name) && one.passed() == passed)
        .findFirst()
        .orElseThrow()
        .detail();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "/soft", "ext", "u8", "big"})
  void whatJhdfDoesNotKnowKeepsNothingElseFromBeingRead(String dataset) throws IOException {
    copy("linked.h5");
    assertTraces(load(copy("objects.h5"), dataset));
  }

  @Test
  void linksAreRelativeToTheirGroupAndTypesAreAllNumbers() throws IOException {
    Hdf5 file = new Hdf5(copy("objects.h5"));
    assertEquals(1001, file.numbers("in/up", "dataset")[20], 0);
    assertEquals(1001, file.numbers("in/loop/loop/deep", "dataset")[20], 0);
    assertEquals(59 / 8.0, file.numbers("half", "dataset")[59], 0);
    assertEquals(expected()[1] % 2, file.numbers("truth", "dataset")[1], 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "virtual | Virtual storage is not supported",
        "virtual | h5repack -l virtual:CONTI",
        "out     | leads out of the folder",
        "gone    | which is not there",
        "circle  | lead in a circle",
        "none    | one of /big [3, 20]",
        "none    | /ext [3, 20]",
        "none    | /virtual (Virtual storage is not supported)"
      })
  void whatIsNotReadIsNamed(String dataset, String said) throws IOException {
    copy("linked.h5");
    Path file = copy("objects.h5");
    String fault = fault(() -> load(file, dataset));
    assertTrue(fault.contains(said), fault);
  }

  @Test
  void aLayoutOfHdf5Version2IsNamed() throws IOException {
    Path file = copy("objects-2.h5");
    assertTraces(load(file, "plain"));
    String fault = fault(() -> load(file, "packed"));
    assertTrue(fault.contains("version = 5") && fault.contains("h5repack OLD.h5 NEW.h5"), fault);
  }

  @Test
  void nwbStatesItsAxesAndItsRate() throws IOException {
    String data = "processing/ophys/DfOverF/RoiResponseSeries/data";
    Cortex rate = load(copy("rate.nwb"), data);
    assertTraces(rate);
    assertEquals(1 / 30.0, ((Activity.Traces) rate.activity().orElseThrow()).interval(), 1e-12);
    assertTrue(check(rate, "sampling rate", true).startsWith("30 Hz, from "));
    assertEquals(
        "3 units x 20 samples, in the order of NWB's RoiResponseSeries",
        check(rate, "axes of the traces", true));
    Cortex stamps = load(copy("timestamps.nwb"), data);
    assertTraces(stamps);
    assertEquals(0.125, ((Activity.Traces) stamps.activity().orElseThrow()).interval(), 1e-12);
    Path irregular = copy("irregular.nwb");
    String fault = fault(() -> load(irregular, data));
    assertTrue(fault.contains("not evenly spaced") && fault.contains("steps differ"), fault);
    assertTraces(load(irregular, data, Orientation.AUTOMATIC, 0.125));
    Cortex turned = load(copy("rate.nwb"), data, Orientation.UNITS_FIRST, 0);
    assertEquals(20, turned.size());
  }

  /**
   * As DANDI 000402 has it, by h5py: float64 root ids, a region with two ids of CAVE, one of three
   * regions without; the series begins at 5 s and its regions are rows 0, 2 and 3.
   */
  @Test
  void regionsOfMicronsHaveTheirIdsButNotThoseInFloatingPoint() throws IOException {
    Path file = copy("rois.nwb");
    assertTrue(new Hdf5Traces().recognises(file));
    assertFalse(new Hdf5Events().recognises(file));
    Cortex cortex = load(file, "");
    assertTraces(cortex);
    assertArrayEquals(new long[] {11, 13, 14}, cortex.neurons().ids().get("roi"));
    assertArrayEquals(new long[] {501, 0, 0}, cortex.neurons().ids().get("cave"));
    assertEquals(Set.of("roi", "cave"), cortex.neurons().ids().keySet());
    assertTrue(check(cortex, "root ids", false).contains("floating point"));
    assertTrue(check(cortex, "cave ids", false).contains("1 have several"));
    assertEquals(0.16, ((Activity.Traces) cortex.activity().orElseThrow()).interval(), 1e-12);
  }

  /**
   * By h5py: trials at 5, 6, 7 and 8 s of half a second; traces of 4 Hz that begin at 5 s, so that
   * the first trial holds samples 0 and 1; unit 0 has spikes at 5.1, 5.2 and 7.25 s.
   */
  @Test
  void trialsOfNwbAreOnTheClockOfTheActivity() throws IOException {
    Path file = copy("trials.nwb");
    NwbTrials named = new NwbTrials("stimulus_name", "intervals/trials");
    Cortex traces =
        new Hdf5Traces()
            .load(
                new Hdf5Traces.Parameters(
                    "", Orientation.AUTOMATIC, 0, new Hdf5Positions("", 1), -1, named),
                Optional.of(file));
    Trials trials = traces.trials().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 2, 3}, trials.start(), 1e-12);
    assertEquals(List.of("a", "b", "a", "b"), trials.stimulus());
    Matrix responses = TrialResponses.of(traces.activity().orElseThrow(), trials).values();
    assertEquals((0 + 1) / 2.0, responses.get(0, 0), 1e-12);
    assertEquals((16 + 8) / 2.0, responses.get(0, 1), 1e-12); // samples 4 and 5
    Path units = copy("trials-units.nwb");
    Cortex events =
        new Hdf5Events()
            .load(
                new Hdf5Events.Parameters(
                    "",
                    "",
                    1,
                    Optional.of(5.0),
                    4,
                    0,
                    new Hdf5Positions("", 1),
                    new NwbTrials("direction", "intervals/trials")),
                Optional.of(units));
    assertEquals(List.of("0.0", "90.0", "0.0", "90.0"), events.trials().orElseThrow().stimulus());
    assertArrayEquals(
        new double[] {4, 0, 2, 0, 0, 2, 0, 2},
        TrialResponses.of(events.activity().orElseThrow(), events.trials().orElseThrow())
            .values()
            .values());
    assertTrue(load(file, "").trials().isEmpty());
  }

  @Test
  void moreUnitsThanSamplesAndARateOfNobodyAreWarnings() throws IOException {
    Cortex cortex = load(copy("linked.h5"), "beside");
    assertTrue(check(cortex, "sampling rate", false).contains("22 Hz is used"));
    Cortex turned = load(copy("rate.nwb"), "/processing/ophys/DfOverF/RoiResponseSeries/data");
    assertEquals(3, turned.size());
    Recorded swapped = new Recorded(577, 5).axes("", false, "\"orientation\": \"samples-first\"");
    assertTrue(swapped.taken().get(0).detail().contains("more units than samples"));
  }

  @Test
  void matlabStoresByColumnsAndItsCellsAreNoNumbers() throws IOException {
    Path file = copy("matlab-73.mat");
    assertTrue(new Hdf5Traces().recognises(file));
    assertTraces(load(file, "dff"));
    Cortex only = load(file, "");
    assertTraces(only);
    assertEquals("/dff, the only one of two axes", check(only, "dataset", true));
    String cell = fault(() -> load(file, "spikes"));
    assertTrue(cell.contains("'spikes', a MATLAB cell"), cell);
    assertTrue(cell.contains("one of /dff [20, 3]") && !cell.contains("#refs#"), cell);
  }

  @Test
  void theFormatOfMatlab5IsNamed() throws IOException {
    Path file = copy("matlab-5.mat");
    String fault = fault(() -> load(file, "dff"));
    assertTrue(fault.contains("\"matlab\"") && fault.contains("-v7.3"), fault);
  }
}
