package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5Test {
  private static final Hdf5Positions NOWHERE = new Hdf5Positions("", 1);
  private static final double[][] TRACES = {{0, 1, 2, 3}, {5, 5, 5, 5}, {1, -1, 1, -1}};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("a.h5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("times", new double[] {30, 10, 20, 5, 15});
      out.putDataset("counts", new int[] {3, 0, 2});
      out.putDataset("places", new float[][] {{1, 2, 3}, {4, 5, 6}});
      var group = out.putGroup("session");
      group.putDataset("traces", TRACES);
      group.putDataset("frames", new float[][] {{0, 5, 1}, {1, 5, -1}, {2, 5, 1}, {3, 5, -1}});
      group.putDataset("note", "a text");
    }
  }

  private static String fault(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(ProblemException.class, work).getMessage());
  }

  private Cortex traces(
      String dataset, Hdf5Traces.Orientation orientation, Hdf5Positions places, double least) {
    return new Hdf5Traces()
        .load(
            new Hdf5Traces.Parameters(dataset, orientation, 0.1, places, least), Optional.of(file));
  }

  private Cortex events(String times, String counts, double unit, double duration, double least) {
    return new Hdf5Events()
        .load(
            new Hdf5Events.Parameters(
                times,
                counts,
                unit,
                Optional.empty(),
                duration,
                least,
                new Hdf5Positions("places", 10)),
            Optional.of(file));
  }

  @Test
  void bothOrientationsGiveTheSameTraces() {
    Matrix expected = Matrix.of(new double[][] {TRACES[0], TRACES[2]});
    Cortex units =
        traces(
            "/session/traces",
            Hdf5Traces.Orientation.UNITS_FIRST,
            new Hdf5Positions("places", 2),
            -1);
    Cortex frames = traces("session/frames", Hdf5Traces.Orientation.SAMPLES_FIRST, NOWHERE, -1);
    for (Cortex cortex : new Cortex[] {units, frames}) {
      Activity.Traces got = (Activity.Traces) cortex.activity().orElseThrow();
      assertEquals(expected, got.values()); // the unit that never changes is left out
      assertEquals(0.1, got.interval());
    }
    assertEquals(6, units.positions().orElseThrow().micrometres().get(1, 0)); // unit 2
    assertEquals(12, units.positions().orElseThrow().micrometres().get(1, 1));
    assertTrue(frames.positions().isEmpty());
    assertEquals(
        1, traces("session/traces", Hdf5Traces.Orientation.UNITS_FIRST, NOWHERE, 0.3).size());
  }

  @Test
  void eventsAreSplitByUnitAndSorted() {
    Cortex cortex = events("times", "counts", 0.001, 0, 0);
    assertEquals(2, cortex.size());
    Activity.Events got = (Activity.Events) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0.01, 0.02, 0.03}, got.times()[0], 1e-15);
    assertArrayEquals(new double[] {0.005, 0.015}, got.times()[1], 1e-15);
    assertEquals(0.03, got.duration(), 1e-12);
    assertEquals(30, cortex.positions().orElseThrow().micrometres().get(1, 0));
    assertFalse(cortex.provenance().checks().get(0).passed());
    assertEquals(1, events("times", "counts", 1, 60, 0.04).size()); // 2 events in 60 s are too few
  }

  @Test
  void aWrongNameListsTheDatasets() {
    String wrong = fault(() -> traces("dff", Hdf5Traces.Orientation.UNITS_FIRST, NOWHERE, -1));
    assertTrue(wrong.contains("/session/traces [3, 4]"), wrong);
    assertTrue(wrong.contains("/counts [3]") && !wrong.contains("note"), wrong);
    String none = fault(() -> traces("", Hdf5Traces.Orientation.UNITS_FIRST, NOWHERE, -1));
    assertTrue(none.contains("no dataset was named"), none);
  }

  @Test
  void badFilesGiveOneClearError() throws IOException {
    String axes = fault(() -> traces("times", Hdf5Traces.Orientation.UNITS_FIRST, NOWHERE, -1));
    assertTrue(axes.contains("two axes"), axes);
    String places =
        fault(
            () ->
                traces(
                    "session/traces",
                    Hdf5Traces.Orientation.SAMPLES_FIRST,
                    new Hdf5Positions("places", 1),
                    -1));
    assertTrue(places.contains("do not fit the units"), places);
    assertTrue(fault(() -> events("times", "times", 1, 0, 0)).contains("do not add up"));
    assertTrue(fault(() -> events("counts", "counts", 1, 0, 0)).contains("do not add up"));
    assertTrue(fault(() -> events("times", "counts", 1, 20, 0)).contains("beyond the end"));
    assertTrue(fault(() -> events("times", "counts", 1, 0, 9)).contains("no unit is left"));
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, 100, bytes.length / 2}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      String cut = fault(() -> events("times", "counts", 1, 0, 0));
      assertTrue(cut.contains(file.toString()), cut);
      String kind = length == 0 ? "an empty file" : length == 10 ? "damaged" : "cut off";
      assertTrue(cut.contains(kind), cut);
    }
    Files.writeString(file, "a,b\n1,2\n");
    String other = fault(() -> traces("x", Hdf5Traces.Orientation.UNITS_FIRST, NOWHERE, -1));
    assertTrue(other.contains("not an HDF5 file: got 8 bytes"), other);
    Files.delete(file);
    assertTrue(fault(() -> events("times", "counts", 1, 0, 0)).contains("no such file"));
  }

  @Test
  void anNwbFileWithoutTypesIsKnownByItsTimes() {
    Path nwb = folder.resolve("untyped.nwb");
    try (WritableHdfFile out = HdfFile.write(nwb)) {
      var series = out.putGroup("processing").putGroup("ophys").putGroup("dff");
      series.putDataset("data", new double[][] {{0, 5}, {1, 5}, {2, 4}});
      series.putDataset("starting_time", 0.0).putAttribute("rate", 30.0);
      out.putGroup("other").putDataset("data", new double[][] {{0, 5}, {1, 5}});
    }
    assertTrue(new Hdf5Traces().recognises(nwb));
    assertFalse(new Hdf5Events().recognises(nwb));
    file = nwb;
    Cortex cortex = traces("", Hdf5Traces.Orientation.AUTOMATIC, NOWHERE, -1);
    assertEquals(2, cortex.size());
  }

  @Test
  void aFileWithoutEventsUnderUsualNamesIsAsked() {
    String asked = fault(() -> events("", "", 1, 0, 0));
    assertTrue(asked.contains("/session/traces [3, 4]"), asked);
    assertTrue(asked.contains("hdf5-traces --param dataset=NAME"), asked);
  }

  /** ../shared/data/retina: 1152 units, 664,716 events in 1800 s. */
  @Test
  void theRetinalRecordingIsRead() {
    String shared = System.getProperty("anlage.shared", "");
    Path retina = Path.of(shared, "data/retina/Maccione2014_P11_m1r2_Spkts_bursts_filtered.h5");
    Assumptions.assumeTrue(Files.exists(retina), "no recording at " + retina);
    Hdf5Events source = new Hdf5Events();
    assertTrue(source.recognises(retina));
    Cortex cortex =
        source.load(
            new Hdf5Events.Parameters(
                "", "", 1, Optional.empty(), 0, 0, new Hdf5Positions("epos", 1)),
            Optional.of(retina));
    assertEquals(1152, cortex.size());
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertEquals(664_716, Arrays.stream(events.times()).mapToInt(t -> t.length).sum());
    assertEquals(1800, events.duration(), 1);
    assertTrue(cortex.positions().isPresent());
  }

  /** Memory is taken for what the file can hold, not for what it states. */
  @Test
  void aPartLongerThanTheFileIsRefused() throws IOException {
    try (HdfFile open = new HdfFile(file)) {
      BoundedStorage storage = new BoundedStorage(open.getHdfBackingStorage());
      int whole = (int) Files.size(file);
      assertEquals(whole, storage.size());
      assertEquals(whole, storage.readBufferFromAddress(0, whole).remaining());
      for (int length : new int[] {whole + 1, Integer.MAX_VALUE, -1}) {
        assertThrows(HdfException.class, () -> storage.readBufferFromAddress(0, length));
        assertThrows(HdfException.class, () -> storage.map(0, length));
        assertThrows(HdfException.class, () -> storage.mapNoOffset(0, length));
      }
    }
  }
}
