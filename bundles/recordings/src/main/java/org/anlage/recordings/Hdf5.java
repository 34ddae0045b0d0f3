package org.anlage.recordings;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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

  /**
   * The one dataset that can be meant if none is named: the only series of traces of an NWB file,
   * else the only dataset of two axes longer than 1.
   */
  Optional<String> onlyTable() {
    List<String> series = series();
    if (!series.isEmpty()) {
      return series.size() == 1 ? Optional.of(series.get(0)) : Optional.empty();
    }
    return look(
        tree -> {
          List<Hdf5Tree.Entry> tables =
              tree.list().stream().filter(one -> one.text().matches("\\[\\d\\d*, \\d+]")).toList();
          return tables.size() == 1 ? Optional.of(tables.get(0).path()) : Optional.empty();
        });
  }

  Path file() {
    return file;
  }

  /** Whether the file can be read and has a node of this path. */
  boolean has(String path) {
    return look(tree -> tree.find(path)).isPresent();
  }

  /** An attribute of one number; empty if there is none. */
  Optional<Double> numberAttribute(String path, String name) {
    return attribute(path, name)
        .filter(text -> text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"))
        .map(Double::valueOf)
        .filter(Double::isFinite);
  }

  /** An attribute of a group or dataset, of text or one number; empty if there is none. */
  Optional<String> attribute(String path, String name) {
    return look(
        tree ->
            tree.find(path)
                .map(place -> place.file().getNodeByAddress(place.address()))
                .flatMap(node -> Hdf5Tree.attribute(node, name)));
  }

  /** A single number; empty if there is none. */
  Optional<Double> number(String path) {
    return look(
        tree -> {
          Optional<Hdf5Tree.Place> place = tree.find(path);
          if (place.isEmpty() || Hdf5Tree.isGroup(place.get())) {
            return Optional.empty();
          }
          Dataset dataset = Hdf5Tree.dataset(place.get(), path);
          if (!Hdf5Values.isNumber(dataset.getDataType()) || dataset.getSize() != 1) {
            return Optional.empty();
          }
          int axes = dataset.getDimensions().length;
          return Optional.of(
              new Hdf5Values(dataset, place.get().storage())
                  .read(new long[axes], dataset.getDimensions())[0]);
        });
  }

  /** Whether there is a dataset of numbers of this path, other than a single one. */
  boolean isNumbers(String path) {
    return look(tree ->
            tree.find(path)
                .filter(place -> !Hdf5Tree.isGroup(place))
                .filter(place -> Hdf5Tree.notNumbers(Hdf5Tree.dataset(place, path)).isEmpty()))
        .isPresent();
  }

  /** Looks for something that may not be there, in a file that may not be one. */
  private <T> Optional<T> look(Function<Hdf5Tree, Optional<T>> use) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (HdfFile open = new HdfFile(file)) {
      return use.apply(new Hdf5Tree(open));
    } catch (RuntimeException e) {
      return Optional.empty(); // whoever reads it will say what is wrong
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

  /** A column of texts, or of numbers as texts. */
  List<String> words(String dataset, String parameter) {
    boolean numbers = isNumbers(dataset);
    if (numbers) {
      return Arrays.stream(numbers(dataset, parameter)).mapToObj(Double::toString).toList();
    }
    return look(tree ->
            tree.find(dataset)
                .filter(place -> !Hdf5Tree.isGroup(place))
                .map(place -> Hdf5Tree.dataset(place, dataset).getData())
                .filter(String[].class::isInstance)
                .map(data -> List.of((String[]) data)))
        .orElseThrow(
            () ->
                ProblemException.data(
                    new Problem(
                        "there is no such column of texts or numbers",
                        file + ", \"" + parameter + "\"",
                        "'" + dataset + "'",
                        "a dataset of one axis",
                        "")));
  }

  /** What the file itself says about a dataset of traces. */
  Hdf5Stated stated(String dataset, String parameter) {
    return with(dataset, parameter, (tree, found) -> Hdf5Stated.of(tree, dataset, found.dataset()));
  }

  /** What an NWB file says of the regions of a series. */
  NwbRois rois(String dataset, int units) {
    return with(dataset, "dataset", (tree, found) -> NwbRois.of(tree, dataset, units));
  }

  /** Paths of the series of traces of regions that an NWB file has. */
  List<String> series() {
    return look(tree ->
            Optional.of(
                tree.list().stream()
                    .filter(one -> one.numbers() && one.path().endsWith("/data"))
                    .map(Hdf5Tree.Entry::path)
                    .filter(path -> isSeries(tree, path.substring(0, path.length() - 5)))
                    .toList()))
        .orElse(List.of());
  }

  private static boolean isSeries(Hdf5Tree tree, String group) {
    return tree.find(group)
        .map(place -> place.file().getNodeByAddress(place.address()))
        .filter(NwbRois::isSeries)
        .isPresent();
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
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) { // of any kind, as jHDF believes what files say
      throw unreadable(dataset, opened, e);
    }
  }

  /** What MATLAB saves unless it is told otherwise, which is not HDF5. */
  private void requireNoMatlab5() {
    if (Matlab.isVersion5(file)) {
      throw ProblemException.data(
          new Problem(
              "a MATLAB file of an older format is not HDF5",
              file.toString(),
              "MATLAB 5.0 MAT-file, as save writes it unless told otherwise",
              "MATLAB 7.3, which is HDF5",
              "use the source \"matlab\", or in MATLAB: save('new.mat', 'NAME', '-v7.3')"));
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
