package org.anlage.recordings;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Numbers in an HDF5 file. The file is open only while it is read. */
final class Hdf5 {
  private static final int LISTED = 40;
  private final Path file;

  Hdf5(Path file) {
    this.file = file;
  }

  /** The file that a source was given. */
  static Hdf5 of(Optional<Path> path) {
    return new Hdf5(
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "an HDF5 file", ""))));
  }

  static boolean recognises(Path path) {
    return Files.isRegularFile(path) && path.toString().matches(".*\\.(h5|hdf5|nwb)");
  }

  /** The one dataset that can be meant if none is named: the only one of two axes longer than 1. */
  Optional<String> onlyTable() {
    try (HdfFile open = new HdfFile(file)) {
      List<Hdf5Tree.Entry> tables =
          new Hdf5Tree(open)
              .list().stream().filter(one -> one.text().matches("\\[\\d\\d*, \\d+]")).toList();
      return tables.size() == 1 ? Optional.of(tables.get(0).path()) : Optional.empty();
    } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // whoever reads it will say what is wrong
    }
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
    return with(dataset, parameter, (tree, found) -> found.dataset().getDimensions());
  }

  /** All numbers, in row-major order. */
  double[] numbers(String dataset, String parameter) {
    return with(
        dataset,
        parameter,
        (tree, found) -> found.read(new long[found.dimensions().length], found.dimensions()));
  }

  /** A rectangle of a dataset of two axes. */
  Matrix block(String dataset, String parameter, int row, int column, int rows, int columns) {
    return with(
        dataset,
        parameter,
        (tree, found) ->
            Matrix.of(
                rows, columns, found.read(new long[] {row, column}, new int[] {rows, columns})));
  }

  /** What the file itself says about a dataset of traces. */
  Hdf5Stated stated(String dataset, String parameter) {
    return with(dataset, parameter, (tree, found) -> Hdf5Stated.of(tree, dataset, found.dataset()));
  }

  /** A dataset of an open file. */
  private record Found(Dataset dataset, Hdf5Tree.Place place) {
    int[] dimensions() {
      return dataset.getDimensions();
    }

    double[] read(long[] from, int[] shape) {
      return new Hdf5Values(dataset, place.storage()).read(from, shape);
    }
  }

  private <T> T with(String dataset, String parameter, BiFunction<Hdf5Tree, Found, T> use) {
    if (!Files.isRegularFile(file)) {
      throw ProblemException.data(
          new Problem("there is no such file", file.toString(), "", "", ""));
    }
    requireNoMatlab5();
    boolean opened = false;
    try (HdfFile open = new HdfFile(file)) {
      Hdf5Tree tree = new Hdf5Tree(open);
      tree.find("/"); // a file that is cut off is no file with one bad dataset
      opened = true;
      Optional<Hdf5Tree.Place> place = dataset.isEmpty() ? Optional.empty() : tree.find(dataset);
      if (place.isEmpty() || Hdf5Tree.isGroup(place.get())) {
        throw unknown(dataset, parameter, tree.list(), "");
      }
      Dataset found = Hdf5Tree.dataset(place.get(), dataset);
      String not = Hdf5Tree.notNumbers(found);
      if (!not.isEmpty()) {
        throw unknown(dataset, parameter, tree.list(), not);
      }
      return use.apply(tree, new Found(found, place.get()));
    } catch (HdfException
        | IllegalArgumentException
        | ArithmeticException
        | ClassCastException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | java.nio.BufferUnderflowException e) {
      throw unreadable(dataset, opened, e);
    }
  }

  /** What MATLAB saves unless it is told otherwise, which is not HDF5. */
  private void requireNoMatlab5() {
    byte[] start = new byte[128];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(start, 0, start.length);
      String text = new String(start, 0, read, StandardCharsets.ISO_8859_1);
      if (text.startsWith("MATLAB 5.0 MAT-file")) {
        throw ProblemException.data(
            new Problem(
                "a MATLAB file of an older format is not read",
                file.toString(),
                "MATLAB 5.0 MAT-file, as save writes it unless told otherwise",
                "MATLAB 7.3, which is HDF5",
                "in MATLAB: save('new.mat', 'NAME', '-v7.3'); or in Python:"
                    + " numpy.save('new.npy', scipy.io.loadmat(file)['NAME'])"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProblemException unreadable(String dataset, boolean opened, RuntimeException e) {
    String cause = Hdf5Tree.cause(e);
    boolean isVirtual = cause.contains("Virtual storage");
    boolean isFiltered = cause.contains("required filter");
    return new ProblemException(
        ProblemException.Kind.DATA,
        opened
            ? new Problem(
                isVirtual
                    ? "the dataset is a virtual one, which only points to others"
                    : "the dataset cannot be read",
                file + ", dataset '" + dataset + "'",
                cause,
                "a dataset in a form that jHDF reads",
                isVirtual
                    ? "copy it: h5repack -l " + dataset + ":CONTI OLD.h5 NEW.h5"
                    : isFiltered
                        ? "rewrite it without filters: h5repack -f NONE OLD.h5 NEW.h5"
                        : "rewrite the file in its oldest form: h5repack OLD.h5 NEW.h5;"
                            + " h5dump -H says whether it is whole")
            : new Problem(
                "cannot be read as HDF5",
                file + (dataset.isEmpty() ? "" : ", dataset '" + dataset + "'"),
                cause,
                "an HDF5 file",
                "check the file, for example with h5dump -H"),
        e);
  }

  private ProblemException unknown(
      String dataset, String parameter, List<Hdf5Tree.Entry> entries, String not) {
    List<Hdf5Tree.Entry> known = entries.stream().filter(Hdf5Tree.Entry::numbers).toList();
    String list =
        known.stream()
            .limit(LISTED)
            .map(one -> one.path() + " " + one.text())
            .collect(Collectors.joining(", "));
    String rest = known.size() > LISTED ? ", ... (" + known.size() + " in all)" : "";
    String others =
        entries.stream()
            .filter(one -> !one.numbers())
            .limit(LISTED)
            .map(one -> one.path() + " (" + one.text() + ")")
            .collect(Collectors.joining(", "));
    return ProblemException.data(
        new Problem(
            dataset.isEmpty() ? "no dataset was named" : "there is no such dataset of numbers",
            file + ", \"" + parameter + "\"",
            "'" + dataset + "'" + (not.isEmpty() ? "" : ", " + not),
            (known.isEmpty() ? "a file with datasets of numbers" : "one of " + list + rest)
                + (others.isEmpty() ? "" : "; not " + others),
            "name one of them"));
  }
}
