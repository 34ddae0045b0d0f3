package org.anlage.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir Path folder;

  @Test
  void readsWhatNumpyWrote() throws IOException {
    SortedMap<String, NpyArray> two = Npz.read(numpys("two-arrays.npz"));
    assertEquals(List.of("a", "b"), List.copyOf(two.keySet()));
    assertEquals(NumpyFiles.parse("c-order.npy").matrix(""), two.get("a").matrix(""));
    assertArrayEquals(new long[] {0, 1, 2}, two.get("b").longs(""));
    assertArrayEquals(new double[100], Npz.read(numpys("compressed.npz")).get("a").doubles(""));
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    Map<String, NpyArray> arrays =
        Map.of(
            "recurrent_kernel", NpyArray.of(Matrix.identity(3)),
            "bias", NpyArray.of(new double[] {1, 2, 3}),
            "units", NpyArray.of(new long[] {5}));
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    Npz.write(first, arrays);
    Npz.write(second, new HashMap<>(arrays));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    SortedMap<String, NpyArray> back = Npz.read(first);
    assertEquals(List.of("bias", "recurrent_kernel", "units"), List.copyOf(back.keySet()));
    assertEquals(Matrix.identity(3), back.get("recurrent_kernel").matrix(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.npy", "/a.npy", "x/../../a.npy", "..\\a.npy", "C:a.npy", "a.txt", ".npy"})
  void namesThatAreNoArraysAreRefused(String name) throws IOException {
    Path file = zip(name, NumpyFiles.bytes("int64.npy"));
    ProblemException refused = assertThrows(ProblemException.class, () -> Npz.read(file));
    assertTrue(refused.getMessage().contains("entry '" + name + "'"), refused.getMessage());
  }

  @Test
  void zipBombsAreRefusedBeforeTheyExpand() throws IOException {
    Path file = folder.resolve("bomb.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    ProblemException refused = assertThrows(ProblemException.class, () -> Npz.read(file));
    assertTrue(
        refused.getMessage().contains("expands to more than is plausible: got 314572800 bytes"),
        refused.getMessage());
  }

  @Test
  void noChangedByteBreaksTheReader() throws IOException {
    byte[] whole = NumpyFiles.bytes("compressed.npz");
    Path file = folder.resolve("changed.npz");
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x15;
      Files.write(file, changed);
      try {
        Npz.read(file);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length / 2, "refused " + refused + " of " + whole.length);
  }

  @Test
  void damageInsideAnEntryIsFound() throws IOException {
    byte[] bytes = NumpyFiles.bytes("two-arrays.npz");
    // Inside the numbers of the first, uncompressed array.
    bytes[200] ^= 1;
    Path file = folder.resolve("damaged.npz");
    Files.write(file, bytes);
    ProblemException refused = assertThrows(ProblemException.class, () -> Npz.read(file));
    assertTrue(refused.getMessage().contains("the entry is damaged"), refused.getMessage());
  }

  @Test
  void otherFilesAreOneProblem() throws IOException {
    Path text = folder.resolve("text.npz");
    Files.write(text, "not a zip".getBytes(StandardCharsets.UTF_8));
    assertThrows(ProblemException.class, () -> Npz.read(text));
    assertThrows(ProblemException.class, () -> Npz.read(folder.resolve("missing.npz")));
    Path garbage = zip("a.npy", new byte[100]);
    ProblemException refused = assertThrows(ProblemException.class, () -> Npz.read(garbage));
    assertTrue(refused.getMessage().contains("not an NPY file"), refused.getMessage());
  }

  private Path numpys(String name) throws IOException {
    return Files.write(folder.resolve(name), NumpyFiles.bytes(name));
  }

  private Path zip(String name, byte[] content) throws IOException {
    Path file = folder.resolve("made.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return file;
  }
}
