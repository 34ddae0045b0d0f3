package org.anlage.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.testkit.Damage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files by {@code scipy.io.savemat}, with and without compression: dff is 3 x 20 of 1000 i + j^2
 * mod 17, wiring is sparse, spikes is a cell array, session a structure with dff and fs, units an
 * array of structures with times.
 */
class MatlabFileTest {
  @TempDir private Path folder;

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = MatlabFileTest.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private static void assertTraces(Matrix matrix) {
    assertEquals("3 x 20", matrix.shape());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 20; j++) {
        assertEquals(1000 * i + j * j % 17, matrix.get(i, j), i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.mat", "packed.mat"})
  void variablesAreAsMatlabShowsThem(String name) throws IOException {
    Path path = copy(name);
    assertTrue(MatlabFile.isOne(path));
    MatlabFile file = MatlabFile.of(path);
    String listed =
        file.variables().stream()
            .map(MatlabFile.Variable::toString)
            .collect(Collectors.joining(", "));
    assertTrue(listed.contains("dff (3 x 20 double)"), listed);
    assertTrue(listed.contains("spikes (1 x 3 cell)"), listed);
    assertTrue(listed.contains("wiring (3 x 3 sparse)"), listed);
    assertTraces(file.matrix("dff"));
    assertTraces(file.matrix("single"));
    assertTraces(file.matrix("session.dff"));
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, file.matrix("small").values());
    assertArrayEquals(new double[] {1, 0, 0, 1}, file.matrix("truth").values());
    assertArrayEquals(new double[] {0, 2, 0, 0, 0, 3, 1, 0, 0}, file.matrix("wiring").values());
    assertEquals(Optional.of(7.5), file.number("fs"));
    assertEquals(Optional.empty(), file.number("dff"));
    double[][] times = {{0.5, 1.25, 3}, {}, {2, 0.75}};
    assertTrue(file.isList("spikes") && file.isList("units.times"));
    assertFalse(file.isList("dff"));
    assertArrayEquals(times, file.vectors("spikes"));
    assertArrayEquals(times, file.vectors("units.times"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none        | one of dff (3 x 20 double)",
        "''          | no variable was named",
        "session.raw | one of field dff, field fs",
        "dff.x       | no structure, but 3 x 20 double",
        "name        | not a matrix of numbers: got 1 x 3 char",
        "cplx        | complex numbers",
        "cube        | 2 x 2 x 2 double",
        "spikes      | got 1 x 3 cell"
      })
  void whatIsNoMatrixIsNamed(String variable, String said) throws IOException {
    MatlabFile file = MatlabFile.of(copy("packed.mat"));
    String fault =
        String.valueOf(
            assertThrows(ProblemException.class, () -> file.matrix(variable)).getMessage());
    assertTrue(fault.contains(said), fault);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = folder.resolve("a.mat");
    Files.writeString(text, "MATLAB 7.3 MAT-file");
    assertFalse(MatlabFile.isOne(text));
    assertThrows(ProblemException.class, () -> MatlabFile.of(text));
    assertFalse(MatlabFile.isOne(folder.resolve("none.mat")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.mat", "packed.mat"})
  void damagedFilesAreReadOrRefusedInOneProblem(String name) throws IOException {
    Path file = copy(name);
    int refused =
        Damage.of(
            file,
            400,
            damaged -> {
              MatlabFile opened = MatlabFile.of(damaged);
              for (String variable : new String[] {"dff", "wiring", "session.dff"}) {
                opened.matrix(variable);
              }
              opened.vectors("spikes");
              opened.vectors("units.times");
            });
    assertTrue(refused > 100, "refused " + refused);
  }

  /** By hand: the dimensions of dff, 3 x 20, become 2^30 x 20 and 3 x 2^31 - 1. */
  @Test
  void declaredSizesAreNotBelieved() throws IOException {
    Path file = copy("plain.mat");
    byte[] whole = Files.readAllBytes(file);
    int at = 128 + 8 + 16 + 8; // header, tag, flags, tag of the dimensions
    assertEquals(3, whole[at]);
    assertEquals(20, whole[at + 4]);
    for (int[] change : new int[][] {{3, 0x40}, {7, 0x7f}}) {
      byte[] bytes = whole.clone();
      bytes[at + change[0]] = (byte) change[1];
      Files.write(file, bytes);
      assertThrows(ProblemException.class, () -> MatlabFile.of(file).matrix("dff"));
    }
  }
}
