package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.neural.activity.BinnedCounts;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.neural.activity.GraphicalLassoPath;
import org.anlage.npy.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events on frames, clocks that do not begin at 0, and tables of units. Matrices in the resources
 * are of exact fractions and of numpy.corrcoef on whole frames.
 */
class Hdf5EventsTest {
  private static final Hdf5Positions NOWHERE = new Hdf5Positions("", 1);
  private static final int UNITS = 4;

  @TempDir private Path folder;

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Hdf5EventsTest.class.getResourceAsStream(name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private Matrix matrix(String name) throws IOException {
    Path file = resource(name);
    return Matrix.of(Npy.read(file).rows(file.toString()));
  }

  private static Cortex load(Path file, double unit, Optional<Double> start, double duration) {
    return new Hdf5Events()
        .load(
            new Hdf5Events.Parameters("", "", unit, start, duration, 0, NOWHERE),
            Optional.of(file));
  }

  private static Activity.Events events(Cortex cortex) {
    return (Activity.Events) cortex.activity().orElseThrow();
  }

  private static Check check(Cortex cortex, String name) {
    return cortex.provenance().checks().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String fault(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(ProblemException.class, work).getMessage());
  }

  private Path written(String name, double[][] trains) {
    Path file = folder.resolve(name);
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("spikes", Arrays.stream(trains).flatMapToDouble(Arrays::stream).toArray());
      out.putDataset("sCount", Arrays.stream(trains).mapToInt(train -> train.length).toArray());
    }
    return file;
  }

  /** Independent Poisson trains of 5 Hz over 100 s, to the microsecond. */
  private static double[][] poisson(double from) {
    RandomStream random = RandomStream.of(8);
    double[][] trains = new double[UNITS][500];
    for (double[] train : trains) {
      Arrays.setAll(train, k -> from + random.nextInt(100_000_000) * 1e-6);
    }
    return trains;
  }

  private static void assertClose(Matrix expected, Matrix got, double tolerance) {
    assertArrayEquals(expected.values(), got.values(), tolerance);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30})
  void framesAreCountedExactly(int rate) throws IOException {
    Activity.Events events =
        events(load(resource("sttc_" + rate + "hz_frames.h5"), 1, Optional.empty(), 0));
    assertClose(
        matrix("sttc_" + rate + "hz_frames.expected.npy"),
        EventStatistics.spikeTimeTiling(events, 0.1),
        1e-12);
    assertClose(
        matrix("corr_" + rate + "hz_frames.expected.npy"),
        EventStatistics.correlation(events, 0.2),
        1e-12);
  }

  @Test
  void trainsInAnyOrderAndUnitAreSorted() throws IOException {
    Activity.Events events =
        events(load(resource("sttc_unsorted_ms.h5"), 0.001, Optional.empty(), 0));
    assertClose(
        matrix("sttc_unsorted_ms.expected.npy"),
        EventStatistics.spikeTimeTiling(events, 0.1005),
        1e-12);
  }

  @Test
  void theClockMayBeginAnywhere() {
    Activity.Events zero = events(load(written("zero.h5", poisson(0)), 1, Optional.empty(), 0));
    assertEquals(0, zero.start());
    for (double from : new double[] {86_400, 1000, -50}) {
      Path file = written("from" + from + ".h5", poisson(from));
      Cortex given = load(file, 1, Optional.of(from), 0);
      Cortex found = load(file, 1, Optional.empty(), 0);
      assertTrue(check(given, "recording window").passed());
      Check warned = check(found, "recording window");
      assertFalse(warned.passed());
      assertTrue(warned.detail().contains("set \"start\""), warned.detail());
      for (Cortex cortex : new Cortex[] {given, found}) {
        Activity.Events events = events(cortex);
        assertEquals(from, events.start());
        assertEquals(zero.duration(), events.duration(), 1e-9);
        assertClose(
            EventStatistics.correlation(zero, 0.2), EventStatistics.correlation(events, 0.2), 0);
        assertClose(
            EventStatistics.spikeTimeTiling(zero, 0.005),
            EventStatistics.spikeTimeTiling(events, 0.005),
            1e-9);
      }
    }
  }

  @Test
  void eventsOutsideOfAGivenWindowAreRefused() {
    Path file = written("late.h5", poisson(1000));
    String before = fault(() -> load(file, 1, Optional.of(1010.0), 0));
    assertTrue(before.contains("before the start") && before.contains("\"start\""), before);
    String after = fault(() -> load(file, 1, Optional.empty(), 600));
    assertTrue(after.contains("beyond the end") && after.contains("\"start\""), after);
    Check empty = check(load(file, 1, Optional.of(500.0), 1000), "recording window");
    assertFalse(empty.passed());
    assertTrue(empty.detail().startsWith("500 to 1500 s, but"), empty.detail());
  }

  @Test
  void timesInAnotherUnitAreDoubted() {
    double[][] samples = poisson(0);
    for (double[] train : samples) {
      Arrays.setAll(train, k -> Math.rint(train[k] * 30_000));
    }
    Path file = written("samples.h5", samples);
    Check doubted = check(load(file, 1, Optional.empty(), 0), "event rate");
    assertFalse(doubted.passed());
    assertTrue(doubted.detail().contains("all times are whole numbers"), doubted.detail());
    assertTrue(check(load(file, 1.0 / 30_000, Optional.empty(), 0), "event rate").passed());
  }

  @Test
  void unitsOfAnNwbFileAreFoundAndSplitAtTheirEnds() throws IOException {
    Path file = resource("units.nwb");
    Cortex found = load(file, 1, Optional.empty(), 0);
    Cortex named =
        new Hdf5Events()
            .load(
                new Hdf5Events.Parameters(
                    "units/spike_times",
                    "/units/spike_times_index",
                    1,
                    Optional.empty(),
                    0,
                    0,
                    NOWHERE),
                Optional.of(file));
    assertEquals(3, found.size()); // one of four has no event
    assertEquals(found.digest(), named.digest());
    assertClose(
        matrix("units_nwb.expected.npy"),
        EventStatistics.spikeTimeTiling(events(found), 0.1),
        1e-9);
  }

  /** Written by h5py: attributes t_start 10 and t_stop 15; obs_intervals 10 to 15 of both units. */
  @ParameterizedTest
  @ValueSource(strings = {"attributes.h5", "observed.nwb"})
  void theWindowThatAFileStatesIsTaken(String name) throws IOException {
    Cortex cortex = load(resource(name), 1, Optional.empty(), 0);
    assertEquals(10, events(cortex).start());
    assertEquals(5, events(cortex).duration());
    assertTrue(check(cortex, "stated window").passed());
    Cortex given = load(resource(name), 1, Optional.of(8.0), 9);
    assertEquals(8, events(given).start());
    assertEquals(9, events(given).duration());
  }

  @Test
  void countsAndEndsAreToldApart() {
    Path file = folder.resolve("ends.h5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("t", new double[] {1, 2, 3, 4, 5});
      out.putDataset("t_index", new int[] {2, 2, 5});
      out.putDataset("counts", new int[] {2, 0, 3});
      out.putDataset("neither", new int[] {2, 3, 4});
    }
    for (String counts : new String[] {"", "t_index", "counts"}) {
      Activity.Events events = events(named(file, counts));
      assertArrayEquals(new double[][] {{1, 2}, {3, 4, 5}}, events.times());
    }
    String neither = fault(() -> named(file, "neither"));
    assertTrue(neither.contains("do not add up") && neither.contains("ends"), neither);
  }

  private static Cortex named(Path file, String counts) {
    return new Hdf5Events()
        .load(
            new Hdf5Events.Parameters("t", counts, 1, Optional.empty(), 0, 0, NOWHERE),
            Optional.of(file));
  }

  @Test
  void aUnitThatIsActiveInOnePartAloneHasAPrecision() throws IOException {
    Activity.Events events = events(load(resource("prec_block.h5"), 1, Optional.empty(), 0));
    GraphicalLassoPath.Choice choice = GraphicalLassoPath.choose(BinnedCounts.of(events, 0.2));
    assertEquals(1, choice.kept().size());
    assertTrue(choice.kept().get(0).startsWith("unit 5 has activity in part 1 of 5"));
    // The other parts prefer, as those of GraphicalLassoCV do, the largest penalty.
    assertEquals(choice.tried().get(0).penalty(), choice.penalty());
    assertTrue(Arrays.stream(choice.solution().precision().values()).allMatch(Double::isFinite));
  }
}
