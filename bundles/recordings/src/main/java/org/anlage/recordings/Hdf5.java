package org.anlage.recordings;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Numbers in an HDF5 file. The file is open only while it is read. */
final class Hdf5 {
  private static final int LISTED = 40;
  private static final int DEEPEST = 32;
  private final Path file;

  Hdf5(Path file) {
    this.file = file;
  }

  /** The file that a source was given. */
  static Hdf5 of(java.util.Optional<Path> path) {
    return new Hdf5(
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "an HDF5 file", ""))));
  }

  static boolean recognises(Path path) {
    return Files.isRegularFile(path) && path.toString().matches(".*\\.(h5|hdf5|nwb)");
  }

  Path file() {
    return file;
  }

  /** Whether the file can be read and has a node of this path. */
  boolean has(String path) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (HdfFile opened = new HdfFile(file)) {
      return opened.getByPath(path.startsWith("/") ? path.substring(1) : path) != null;
    } catch (HdfException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | java.nio.BufferUnderflowException e) {
      return false;
    }
  }

  /** Lengths of the axes of a dataset of numbers. */
  int[] shape(String dataset, String parameter) {
    return with(dataset, parameter, Dataset::getDimensions);
  }

  /** All numbers, in row-major order. */
  double[] numbers(String dataset, String parameter) {
    return with(
        dataset,
        parameter,
        found -> {
          double[] values = new double[Math.toIntExact(found.getSize())];
          flatten(found.getData(), values, 0);
          return values;
        });
  }

  /** A rectangle of a dataset of two axes. */
  Matrix block(String dataset, String parameter, int row, int column, int rows, int columns) {
    return with(
        dataset,
        parameter,
        found -> {
          Matrix block = Matrix.zeros(rows, columns);
          Object read = found.getData(new long[] {row, column}, new int[] {rows, columns});
          flatten(read, block.values(), 0);
          return block;
        });
  }

  private <T> T with(String dataset, String parameter, Function<Dataset, T> use) {
    if (!Files.isRegularFile(file)) {
      throw ProblemException.data(
          new Problem("there is no such file", file.toString(), "", "", ""));
    }
    try (HdfFile opened = new HdfFile(file)) {
      List<Dataset> known = new ArrayList<>();
      collect(opened, known, 0);
      String wanted = dataset.startsWith("/") ? dataset : "/" + dataset;
      Dataset found =
          known.stream()
              .filter(one -> one.getPath().equals(wanted))
              .findFirst()
              .orElseThrow(() -> unknown(dataset, parameter, known));
      return use.apply(found);
    } catch (HdfException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | java.nio.BufferUnderflowException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as HDF5",
              file + (dataset.isEmpty() ? "" : ", dataset '" + dataset + "'"),
              String.valueOf(e.getMessage()),
              "an HDF5 file",
              "check the file, for example with h5dump"),
          e);
    }
  }

  private ProblemException unknown(String dataset, String parameter, List<Dataset> known) {
    String list =
        known.stream()
            .limit(LISTED)
            .map(one -> one.getPath() + " " + Arrays.toString(one.getDimensions()))
            .collect(Collectors.joining(", "));
    String rest = known.size() > LISTED ? ", ... (" + known.size() + " in all)" : "";
    return ProblemException.data(
        new Problem(
            dataset.isEmpty() ? "no dataset was named" : "there is no such dataset of numbers",
            file + ", \"" + parameter + "\"",
            "'" + dataset + "'",
            known.isEmpty() ? "a file with datasets of numbers" : "one of " + list + rest,
            "name one of them"));
  }

  /** Datasets of numbers, in the order of their paths. */
  private static void collect(Group group, List<Dataset> into, int depth) {
    if (depth > DEEPEST) {
      return; // links can lead in circles
    }
    for (Node node : group.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        boolean number = type.isPrimitive() && type != boolean.class && type != char.class;
        if (number && !dataset.isEmpty() && !dataset.isScalar()) {
          into.add(dataset);
        }
      } else if (node instanceof Group inner) {
        collect(inner, into, depth + 1);
      }
    }
  }

  /** Copies nested arrays of any kind of number. */
  private static int flatten(Object array, double[] into, int from) {
    int at = from;
    if (array instanceof double[] row) {
      System.arraycopy(row, 0, into, at, row.length);
      return at + row.length;
    }
    int length = Array.getLength(array);
    boolean nested = array instanceof Object[];
    for (int i = 0; i < length; i++) {
      if (nested) {
        at = flatten(Array.get(array, i), into, at);
      } else {
        into[at++] = Array.getDouble(array, i);
      }
    }
    return at;
  }
}
