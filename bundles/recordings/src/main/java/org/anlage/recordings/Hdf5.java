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
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Numbers in an HDF5 file. The file is open only while it is read. */
final class Hdf5 {
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

  /** What the file holds, in the order of {@link Hdf5Tree#list}; empty if it cannot be read. */
  List<Hdf5Tree.Entry> entries() {
    return look(tree -> Optional.of(tree.list())).orElse(List.of());
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
                    .filter(one -> isSeries(tree, one))
                    .map(Hdf5Tree.Entry::path)
                    .toList()))
        .orElse(List.of());
  }

  /** By its type; if an NWB file states none, by two axes and the times of samples beside. */
  private boolean isSeries(Hdf5Tree tree, Hdf5Tree.Entry data) {
    String group = data.path().substring(0, data.path().length() - "/data".length());
    return tree.find(group)
        .map(place -> place.file().getNodeByAddress(place.address()))
        .flatMap(node -> Hdf5Tree.attribute(node, "neurodata_type"))
        .map(type -> type.equals("RoiResponseSeries"))
        .orElseGet(
            () ->
                file.toString().endsWith(".nwb")
                    && data.text().matches("\\[\\d+, \\d+]")
                    && (tree.find(group + "/starting_time").isPresent()
                        || tree.find(group + "/timestamps").isPresent()));
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
        throw Hdf5Faults.unknown(file, dataset, parameter, tree.list(), "");
      }
      Dataset found = Hdf5Tree.dataset(place.get(), dataset);
      String not = Hdf5Tree.notNumbers(found);
      if (!not.isEmpty()) {
        throw Hdf5Faults.unknown(file, dataset, parameter, tree.list(), not);
      }
      return use.apply(tree, new Found(found, place.get()));
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) { // of any kind, as jHDF believes what files say
      throw Hdf5Faults.unreadable(file, dataset, opened, e);
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
}
