package org.anlage.generators.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.files.ModulateFile.Form;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One matrix as NumPy, SciPy and pandas wrote it ({@code numpy.save}, {@code savez}, {@code
 * savetxt}, {@code scipy.io.savemat}, {@code DataFrame.to_csv} with columns in another order).
 */
class MatrixFileTest {
  private static final Matrix W = Matrix.of(new double[][] {{0, 0.5, -1}, {2, 0, 0.25}, {0, 3, 1}});

  @TempDir private Path folder;

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = MatrixFileTest.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private static PriorContext context(int size) {
    return new PriorContext(
        size,
        Optional.empty(),
        Optional.empty(),
        RandomStream.of(1),
        new ScalarKernels(),
        new EjmlDecompositions());
  }

  private static Matrix generate(Path file, String key, boolean transposed, int size) {
    return new MatrixFile()
        .generate(
            new MatrixFile.Parameters(file.toString(), key, transposed, Optional.empty()),
            context(size));
  }

  private static String fault(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(ProblemException.class, work).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "w.npy, ''",
    "w.npz, ''",
    "w.npz, w",
    "two.npz, w",
    "w.csv, ''",
    "named.csv, ''",
    "w.mat, ''",
    "w.mat, W"
  })
  void theMatrixIsReadAsItIs(String name, String key) throws IOException {
    Path file = copy(name);
    assertEquals(W, generate(file, key, false, 3));
    assertEquals(W.transpose(), generate(file, key, true, 3));
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    Path file = copy("w.npy");
    assertTrue(fault(() -> generate(file, "", false, 4)).contains("got 3 x 3, expected 4 x 4"));
    assertTrue(fault(() -> generate(file, "w", false, 3)).contains("leave \"key\" out"));
    Path two = copy("two.npz");
    assertTrue(fault(() -> generate(two, "", false, 3)).contains("v, w"));
    Path nan = folder.resolve("nan.npy");
    Npy.write(nan, NpyArray.of(Matrix.of(new double[][] {{0, Double.NaN}, {1, 0}})));
    assertTrue(fault(() -> generate(nan, "", false, 2)).contains("NaN in row 0, column 1"));
    Path text = folder.resolve("w.json");
    Files.writeString(text, "[]");
    assertTrue(fault(() -> generate(text, "", false, 3)).contains(".npy, .npz"));
  }

  /** SHA-256 of the file by sha256sum. */
  @Test
  void theDigestIsAParameterAndIsChecked() throws IOException {
    Path file = folder.resolve("w.csv");
    Files.writeString(file, "1,2\n3,4\n");
    MatrixFile.Parameters planned =
        new MatrixFile.Parameters(file.toString(), "", false, Optional.empty());
    assertEquals(
        Optional.of("96bbd5de61f36b0e10c5771d180998d066192e8986aa34a8cb7c453f62959274"),
        planned.sha256());
    assertEquals(3, new MatrixFile().generate(planned, context(2)).get(1, 0));
    Files.writeString(file, "1,2\n3,5\n");
    assertTrue(
        fault(() -> new MatrixFile().generate(planned, context(2))).contains("is not the one"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new MatrixFile.Parameters(
                folder.resolve("none.npy").toString(), "", false, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MatrixFile.Parameters(file.toString(), "", false, Optional.of("1234")));
  }

  private Matrix modulated(Path file, Form as, boolean transposed) {
    return new ModulateFile()
        .apply(
            new ModulateFile.Parameters(file.toString(), "", as, transposed, Optional.empty()),
            Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}),
            context(3));
  }

  @Test
  void weightsAreMultipliedOrMasked() throws IOException {
    Path file = copy("w.npy");
    assertEquals(
        Matrix.of(new double[][] {{0, 1, -3}, {8, 0, 1.5}, {0, 24, 9}}),
        modulated(file, Form.FACTORS, false));
    assertEquals(
        Matrix.of(new double[][] {{0, 4, 0}, {2, 0, 18}, {-7, 2, 9}}),
        modulated(file, Form.FACTORS, true));
    assertEquals(
        Matrix.of(new double[][] {{0, 2, 3}, {4, 0, 6}, {0, 8, 9}}),
        modulated(file, Form.MASK, false));
    // -1 ... 3 becomes 0 ... 1
    assertEquals(
        Matrix.of(new double[][] {{0.25, 0.75, 0}, {3, 1.25, 1.875}, {1.75, 8, 4.5}}),
        modulated(file, Form.MIN_MAX, false));
    Path constant = folder.resolve("constant.npy");
    Npy.write(constant, NpyArray.of(Matrix.zeros(3, 3)));
    assertTrue(fault(() -> modulated(constant, Form.MIN_MAX, false)).contains("constant"));
  }

  @TestFactory
  Stream<DynamicTest> contracts() throws IOException {
    Path six = folder.resolve("n.npy");
    Npy.write(six, NpyArray.of(Matrix.identity(24).map(x -> x + 0.5)));
    String parameters = "{\"file\": \"" + six.toString().replace("\\", "/") + "\"}";
    return Stream.concat(
        Contracts.of(new MatrixFile(), parameters), Contracts.of(new ModulateFile(), parameters));
  }
}
