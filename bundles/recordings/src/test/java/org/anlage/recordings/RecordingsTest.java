package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.npy.NpyRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest {
  private static final Matrix TRACES =
      Matrix.of(new double[][] {{0, 1, 2, 3, 4, 5}, {1, -1, 1, -1, 1, -1}, {2, 2, 2, 2, 2, 2}});

  @TempDir private Path folder;

  private static String fault(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(ProblemException.class, work).getMessage());
  }

  @Test
  void aSuite2pFolderGivesItsCells() {
    Npy.write(folder.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    Npy.write(
        folder.resolve("iscell.npy"),
        NpyArray.of(Matrix.of(new double[][] {{1, 0.9}, {0, 0.2}, {1, 0.8}})));
    Npy.write(
        folder.resolve("positions.npy"),
        NpyArray.of(Matrix.of(new double[][] {{7, 8}, {0, 0}, {1, 1}})));
    NpyTraces source = new NpyTraces();
    assertTrue(source.recognises(folder));
    Cortex cortex =
        source.load(
            new NpyTraces.Parameters(10, -1, true, 0, Hdf5Traces.Orientation.AUTOMATIC, ""),
            Optional.of(folder));
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertEquals(1, cortex.size()); // unit 1 is no cell, unit 2 never changes
    assertArrayEquals(Selection.row(TRACES, 0), traces.values().values());
    assertEquals(0.1, traces.interval(), 1e-12);
    assertEquals(8, cortex.positions().orElseThrow().micrometres().get(0, 1));
    assertFalse(cortex.provenance().checks().get(0).passed());
  }

  @Test
  void whatIsNeitherCellNorNoneIsRefused() {
    Npy.write(folder.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    for (NpyArray cells :
        List.of(
            NpyArray.of(new double[] {1, Double.NaN, 1}),
            NpyArray.of(Matrix.of(new double[][] {{1, 1}, {Double.NaN, 1}, {1, 1}})))) {
      Npy.write(folder.resolve("iscell.npy"), cells);
      String fault =
          fault(
              () ->
                  new NpyTraces()
                      .load(
                          new NpyTraces.Parameters(
                              10, -1, true, 0, Hdf5Traces.Orientation.AUTOMATIC, ""),
                          Optional.of(folder)));
      assertTrue(fault.contains("iscell.npy, row 1") && fault.contains("NaN"), fault);
    }
  }

  /** suite2p's centres are rows and columns of pixels. */
  @Test
  void centresOfASuite2pFolderArePositions() throws IOException {
    Npy.write(folder.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    try (var stat = NpyTraces.class.getResourceAsStream("suite2p-stat.npy")) {
      Files.write(folder.resolve("stat.npy"), Objects.requireNonNull(stat).readAllBytes());
    }
    NpyTraces source = new NpyTraces();
    Matrix xyz =
        source
            .load(
                new NpyTraces.Parameters(10, -1, true, 2, Hdf5Traces.Orientation.AUTOMATIC, ""),
                Optional.of(folder))
            .positions()
            .orElseThrow()
            .micrometres();
    assertArrayEquals(new double[] {14, 24, 0, 5, 600, 0}, xyz.values()); // unit 2 is silent
    assertTrue(
        source
            .load(
                new NpyTraces.Parameters(10, -1, true, 0, Hdf5Traces.Orientation.AUTOMATIC, ""),
                Optional.of(folder))
            .positions()
            .isEmpty());
  }

  @Test
  void noiseIsLeftOut() {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(TRACES));
    NpyTraces source = new NpyTraces();
    assertEquals(
        2,
        source
            .load(
                new NpyTraces.Parameters(10, -1, true, 0, Hdf5Traces.Orientation.AUTOMATIC, ""),
                Optional.of(file))
            .size());
    assertEquals(
        1,
        source
            .load(
                new NpyTraces.Parameters(10, 0.3, true, 0, Hdf5Traces.Orientation.AUTOMATIC, ""),
                Optional.of(file))
            .size());
  }

  @Test
  void piecesOfAFileAreThoseOfTheWhole() {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(TRACES));
    Matrix piece = NpyRows.of(file).read(new int[] {1, 0}, 2, 4);
    assertArrayEquals(new double[] {1, -1, 2, 3}, piece.values());
  }

  @Test
  void tracesAndTheSameInPiecesGiveTheSamePieces() {
    Activity.Streamed streamed =
        new Activity.Streamed(
            3,
            6,
            0.1,
            (from, to) -> {
              Matrix piece = Matrix.zeros(3, to - from);
              for (int i = 0; i < 3; i++) {
                for (int t = from; t < to; t++) {
                  piece.set(i, t - from, TRACES.get(i, t));
                }
              }
              return piece;
            });
    assertEquals(TRACES, streamed.reader().read(0, 6));
    assertEquals(0.6, streamed.duration(), 1e-12);
  }

  @Test
  void csvHasAColumnForEachUnit() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "a,b\n0,1\n1,5\n2,2\n3,7\n");
    CsvTraces source = new CsvTraces();
    assertTrue(source.recognises(file));
    Cortex cortex = source.load(CsvTracesTest.RATE_2, Optional.of(file));
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 2, 3, 1, 5, 2, 7}, traces.values().values());
  }

  @Test
  void badFilesGiveOneClearError() throws IOException {
    Path csv = folder.resolve("a.csv");
    Files.writeString(csv, "a,b\n0,1\n1,x\n");
    CsvTraces table = new CsvTraces();
    CsvTraces.Parameters plain = CsvTracesTest.RATE_2;
    assertTrue(fault(() -> table.load(plain, Optional.of(csv))).contains("line 3, column 'b'"));
    Files.writeString(csv, "a,b\n0,1\n1\n");
    assertTrue(fault(() -> table.load(plain, Optional.of(csv))).contains("cannot be read as CSV"));
    Files.writeString(csv, "a\n1\n1\n1\n");
    assertTrue(fault(() -> table.load(plain, Optional.of(csv))).contains("no unit is left"));

    Path npy = folder.resolve("a.npy");
    NpyTraces source = new NpyTraces();
    NpyTraces.Parameters p =
        new NpyTraces.Parameters(10, -1, true, 0, Hdf5Traces.Orientation.AUTOMATIC, "");
    Matrix holes = TRACES.copy();
    holes.set(1, 3, Double.NaN);
    Npy.write(npy, NpyArray.of(holes));
    assertTrue(fault(() -> source.load(p, Optional.of(npy))).contains("unit 1, sample 3"));
    Npy.write(npy, NpyArray.of(new double[] {1, 2}));
    assertTrue(fault(() -> source.load(p, Optional.of(npy))).contains("two dimensions"));
    Npy.write(npy, NpyArray.of(TRACES));
    byte[] bytes = Files.readAllBytes(npy);
    Files.write(npy, java.util.Arrays.copyOf(bytes, bytes.length - 8));
    assertTrue(fault(() -> source.load(p, Optional.of(npy))).contains("truncated"));
  }

  private static NpyTraces.Parameters plain(Hdf5Traces.Orientation orientation, String key) {
    return new NpyTraces.Parameters(0, -1, true, 0, orientation, key);
  }

  private static void assertRamp(Cortex cortex) {
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < 4; t++) {
        assertEquals(40 * i + t * t, traces.values().get(i, t));
      }
    }
  }

  /** Files by NumPy 2.4.6: 3 x 4 of 40 i + t^2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f2",
        "u1",
        "i2",
        "u2",
        "u4",
        "u8",
        "i8",
        "big-endian",
        "fortran",
        "only.npz",
        "two.npz",
        "transposed"
      })
  void everyTypeAndOrderIsRead(String name) throws IOException {
    Path file = copy(name.endsWith(".npz") ? name : name + ".npy");
    NpyTraces source = new NpyTraces();
    assertTrue(source.recognises(file));
    assertRamp(
        source.load(
            plain(
                name.equals("transposed")
                    ? Hdf5Traces.Orientation.SAMPLES_FIRST
                    : Hdf5Traces.Orientation.AUTOMATIC,
                name.equals("two.npz") ? "b" : ""),
            Optional.of(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dict    | one pickled Python object",
        "dict    | .item()",
        "object  | numpy.stack(a)",
        "cube    | 3 dimensions: shape (3, 4, 1)",
        "cube    | a.reshape(-1, a.shape[-1])",
        "two     | 224 more bytes than shape (3, 4) has",
        "two.npz | got a, b, expected one array"
      })
  void whatIsNoTableOfNumbersIsNamed(String name, String said) throws IOException {
    Path file = copy(name.endsWith(".npz") ? name : name + ".npy");
    String fault =
        fault(
            () ->
                new NpyTraces()
                    .load(plain(Hdf5Traces.Orientation.AUTOMATIC, ""), Optional.of(file)));
    assertTrue(fault.contains(said), fault);
  }

  @Test
  void truthValuesAreNumbers() throws IOException {
    Path file = copy("bool.npy");
    Cortex cortex =
        new NpyTraces().load(plain(Hdf5Traces.Orientation.AUTOMATIC, ""), Optional.of(file));
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 0, 1, 1, 0, 0, 1}, traces.values().values());
  }

  /** By NumPy, with a path and a date among the options, as suite2p has them. */
  @Test
  void aFolderAboveAndTheRateOfSuite2pAreFound() throws IOException {
    Path plane = Files.createDirectories(folder.resolve("suite2p/plane0"));
    Npy.write(plane.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    Npy.write(plane.resolve("iscell.npy"), NpyArray.of(new double[] {1, 0, 1}));
    Files.copy(copy("ops.npy"), plane.resolve("ops.npy"));
    NpyTraces source = new NpyTraces();
    for (Path above : new Path[] {folder, folder.resolve("suite2p"), plane}) {
      assertTrue(source.recognises(above));
      Cortex cortex = source.load(plain(Hdf5Traces.Orientation.AUTOMATIC, ""), Optional.of(above));
      assertEquals(1, cortex.size());
      assertEquals(1 / 7.5, ((Activity.Traces) cortex.activity().orElseThrow()).interval(), 1e-12);
      assertTrue(
          cortex.provenance().checks().stream()
              .anyMatch(one -> one.detail().startsWith("7.5 Hz, from fs of ops.npy")));
    }
    Path second = Files.createDirectories(folder.resolve("suite2p/plane1"));
    Npy.write(second.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    String fault =
        fault(() -> source.load(plain(Hdf5Traces.Orientation.AUTOMATIC, ""), Optional.of(folder)));
    assertTrue(fault.contains("suite2p/plane0, suite2p/plane1"), fault);
    Path combined = Files.createDirectories(folder.resolve("suite2p/combined"));
    Npy.write(combined.resolve("spks.npy"), NpyArray.ofFloats(TRACES));
    assertEquals(
        2, source.load(plain(Hdf5Traces.Orientation.AUTOMATIC, ""), Optional.of(folder)).size());
  }

  /** The ratio of a trace that alternates is below -1. */
  @Test
  void theLeastRatioThatThereIsKeepsAll() {
    double[] x = {1, -1, 1, -1};
    assertEquals(1, Selection.of(new int[] {0}, unit -> x, -1, "").units().length);
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (var in = RecordingsTest.class.getResourceAsStream("npy/" + name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }
}
