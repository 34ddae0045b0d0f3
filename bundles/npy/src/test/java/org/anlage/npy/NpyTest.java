package org.anlage.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NpyTest {
  private static final Matrix MATRIX =
      Matrix.of(new double[][] {{1.5, -2, Double.NaN}, {4, 5, 6e300}});

  @Test
  void readsWhatNumpyWrote() {
    assertEquals(MATRIX, NumpyFiles.parse("c-order.npy").matrix(""));
    assertEquals(MATRIX, NumpyFiles.parse("fortran-order.npy").matrix(""));
    NpyArray second = NumpyFiles.parse("version-2-int32.npy");
    assertEquals(List.of(2, 2), second.shape());
    assertEquals(Matrix.of(2, 2, new double[] {0, 1, 2, 3}), second.matrix(""));
    assertArrayEquals(new double[] {1, 0, 1}, NumpyFiles.parse("version-3-bool.npy").doubles(""));
    NpyArray scalar = NumpyFiles.parse("scalar-float32.npy");
    assertEquals(0, scalar.dimensions());
    assertArrayEquals(new float[] {0.25f}, ((Elements.Float32) scalar.elements()).values());
    assertArrayEquals(
        new long[] {864691135275203557L, -1}, NumpyFiles.parse("int64.npy").longs(""));
    assertArrayEquals(new double[] {0, 1}, NumpyFiles.parse("big-endian.npy").doubles(""));
    assertArrayEquals(new double[] {0, 1}, NumpyFiles.parse("float16.npy").doubles(""));
  }

  @Test
  void aMatrixMayBeWrittenInPieces(@TempDir Path folder) throws IOException {
    Path whole = folder.resolve("whole.npy");
    try (NpyMatrixFile file = new NpyMatrixFile(whole, 2, 3)) {
      file.write(1, 1, new double[] {0, 5, 6}, 1, 2);
      file.write(0, 0, new double[] {1, 2, 3}, 0, 3);
      file.write(1, 0, new double[] {4}, 0, 1);
      assertFalse(Files.exists(whole));
      file.finish();
    }
    Matrix expected = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertEquals(expected, Npy.read(whole).matrix(""));
    new NpyMatrixFile(folder.resolve("left.npy"), 2, 2).close();
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(whole), left.toList());
    }
  }

  @Test
  void readsArraysOfArrays() {
    for (String name : List.of("ragged-protocol-3.npy", "ragged-protocol-4.npy")) {
      assertArrayEquals(new double[][] {{0.5, 1.25}, {}, {2.5}}, NumpyFiles.parse(name).rows(name));
    }
    List<NpyArray> nested =
        ((Elements.Nested) NumpyFiles.parse("nested-integers.npy").elements()).values();
    assertArrayEquals(new long[] {1, 2, 3}, nested.get(0).longs(""));
    assertEquals(Matrix.of(2, 3, new double[] {0, 1, 2, 3, 4, 5}), nested.get(1).matrix(""));
  }

  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    assertArrayEquals(
        NumpyFiles.bytes("c-order.npy"), written(NpyArray.of(MATRIX), 1, Npy.Order.C));
    assertArrayEquals(
        NumpyFiles.bytes("fortran-order.npy"), written(NpyArray.of(MATRIX), 1, Npy.Order.FORTRAN));
    for (String name : List.of("version-2-int32.npy", "version-3-bool.npy", "int64.npy")) {
      int version = NumpyFiles.bytes(name)[6];
      assertArrayEquals(
          NumpyFiles.bytes(name), written(NumpyFiles.parse(name), version, Npy.Order.C), name);
    }
  }

  static Stream<Arguments> everyKind() {
    int n = 20_000;
    double[] doubles = new double[n];
    float[] floats = new float[n];
    int[] ints = new int[n];
    long[] longs = new long[n];
    boolean[] truths = new boolean[n];
    for (int i = 0; i < n; i++) {
      doubles[i] = i / 7.0;
      floats[i] = i / 7f;
      ints[i] = i * 1_000_003;
      longs[i] = i * 864691135275203557L;
      truths[i] = i % 3 == 0;
    }
    List<Elements> kinds =
        List.of(
            new Elements.Float64(doubles),
            new Elements.Float32(floats),
            new Elements.Int32(ints),
            new Elements.Int64(longs),
            new Elements.Bool(truths));
    return kinds.stream()
        .flatMap(
            elements ->
                Stream.of(1, 2, 3)
                    .flatMap(
                        version ->
                            Arrays.stream(Npy.Order.values())
                                .map(order -> Arguments.of(elements, version, order))));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void everyTypeVersionAndOrderSurvivesTheRoundTrip(Elements elements, int version, Npy.Order order)
      throws IOException {
    for (List<Integer> shape :
        List.of(List.of(20_000), List.of(100, 200), List.of(50, 8, 50), List.of(1, 20_000, 1))) {
      byte[] bytes = written(new NpyArray(shape, elements), version, order);
      assertEquals(0, (bytes.length - elements.size() * bytesEach(elements)) % 64, "aligned");
      NpyArray back = NumpyFiles.parse(bytes, "round trip");
      assertEquals(shape, back.shape());
      assertArrayEquals(bytes, written(back, version, order));
      assertArrayEquals(
          written(new NpyArray(shape, elements), 1, Npy.Order.C), written(back, 1, Npy.Order.C));
    }
  }

  @Test
  void emptyArraysSurviveTheRoundTrip() throws IOException {
    NpyArray empty = NpyArray.of(Matrix.zeros(0, 3));
    for (Npy.Order order : Npy.Order.values()) {
      assertEquals(List.of(0, 3), NumpyFiles.parse(written(empty, 1, order), "empty").shape());
    }
  }

  @Test
  void filesAreReadBackAsWritten(@TempDir Path folder) {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(MATRIX));
    assertEquals(MATRIX, Npy.read(file).matrix(""));
    Npy.write(file, NpyArray.ofFloats(MATRIX.map(x -> x / 3)));
    assertEquals("<f4", Npy.read(file).type());
    assertEquals((float) (1.5 / 3), Npy.read(file).matrix("").get(0, 0));
  }

  @Test
  void conversionsRefuseWhatWouldLoseInformation() {
    NpyArray ids = NumpyFiles.parse("int64.npy");
    ProblemException lossy = assertThrows(ProblemException.class, () -> ids.doubles("ids.npy"));
    assertEquals(
        "ids.npy, element 0: the array is not of the kind that is needed: got 864691135275203557,"
            + " expected at most 53 bits",
        lossy.getMessage());
    NpyArray matrix = NumpyFiles.parse("c-order.npy");
    assertThrows(ProblemException.class, () -> matrix.longs("x"));
    ProblemException shape = assertThrows(ProblemException.class, () -> matrix.doubles("x"));
    assertEquals(
        "x: the array is not of the kind that is needed: got shape (2, 3), expected 1 dimension",
        shape.getMessage());
    assertThrows(ProblemException.class, () -> NpyArray.of(new double[1]).longs("x"));
  }

  @Test
  void shapesMustHoldTheElements() {
    Elements two = new Elements.Float64(new double[2]);
    assertThrows(IllegalArgumentException.class, () -> new NpyArray(List.of(3), two));
    assertThrows(IllegalArgumentException.class, () -> new NpyArray(List.of(-1, -2), two));
    NpyArray nested = NumpyFiles.parse("nested-integers.npy");
    assertThrows(IllegalArgumentException.class, () -> written(nested, 1, Npy.Order.C));
    assertThrows(
        IllegalArgumentException.class, () -> written(NpyArray.of(MATRIX), 4, Npy.Order.C));
  }

  private static int bytesEach(Elements elements) {
    return ElementType.of(elements).bytes;
  }

  private static byte[] written(NpyArray array, int version, Npy.Order order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, array, version, order);
    return out.toByteArray();
  }

  /** Entries are an int list, a list of NumPy's own numbers, and a tuple. */
  @Test
  void oneEntryOfDictionariesIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stat.npy");
    Files.write(file, NumpyFiles.bytes("suite2p-stat.npy"));
    List<double[]> med = Npy.readEntry(file, "med");
    assertArrayEquals(new double[] {12, 7}, med.get(0));
    assertArrayEquals(new double[] {300, 2.5}, med.get(1));
    assertArrayEquals(new double[] {1.5, -4}, med.get(2));
    assertArrayEquals(new double[] {2, 3}, Npy.readEntry(file, "ypix").get(2));
    String missing =
        assertThrows(ProblemException.class, () -> Npy.readEntry(file, "centre")).getMessage();
    assertTrue(missing.contains("an entry 'centre'"), missing);
    String none =
        assertThrows(ProblemException.class, () -> Npy.readEntry(file, "none")).getMessage();
    assertTrue(none.contains("a tuple or list"), none);
    byte[] bytes = NumpyFiles.bytes("suite2p-stat.npy");
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows(ProblemException.class, () -> Npy.readEntry(file, "med"));
    }
    for (int at = 0; at < bytes.length; at += 3) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x55;
      Files.write(file, changed);
      try {
        assertEquals(3, Npy.readEntry(file, "med").size());
      } catch (ProblemException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    }
  }
}
