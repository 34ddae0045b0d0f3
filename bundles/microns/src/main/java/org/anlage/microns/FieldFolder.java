package org.anlage.microns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Recognises, by file names alone, what a folder holds. */
final class FieldFolder {
  static final String NODES = "nodes.csv";
  static final String EDGES = "edges.csv";
  private static final String POSITIONS = "positions_";
  private static final String NPY = ".npy";

  private FieldFolder() {}

  /** Names of the fields in a folder as released: what follows {@code positions_}. */
  static List<String> releasedFields(Path folder) {
    return names(folder).stream()
        .filter(name -> name.startsWith(POSITIONS) && name.endsWith(NPY))
        .map(name -> name.substring(POSITIONS.length(), name.length() - NPY.length()))
        .toList();
  }

  /** Whether a folder holds the tables form. */
  static boolean hasTables(Path folder) {
    return Files.isRegularFile(table(folder, NODES)) && Files.isRegularFile(table(folder, EDGES));
  }

  /** A table under its name, or as {@code .csv.gz}, {@code .tsv} or {@code .tsv.gz}. */
  static Path table(Path folder, String csv) {
    String stem = csv.substring(0, csv.length() - ".csv".length());
    return Stream.of(".csv.gz", ".tsv", ".tsv.gz")
        .map(ending -> folder.resolve(stem + ending))
        .filter(file -> !Files.exists(folder.resolve(csv)) && Files.isRegularFile(file))
        .findFirst()
        .orElse(folder.resolve(csv));
  }

  /** Whether a folder itself holds a field, in either form. */
  static boolean isField(Path folder) {
    return hasTables(folder) || !releasedFields(folder).isEmpty();
  }

  /** Sub-folders that hold a field. */
  static List<String> fieldsBelow(Path folder) {
    return names(folder).stream().filter(name -> isField(folder.resolve(name))).toList();
  }

  /** The folder to load, checked. */
  static Path require(Optional<Path> path) {
    Path folder =
        path.orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "microns-field reads a folder and none is given",
                        "data.path",
                        "",
                        "a folder as released or with nodes.csv and edges.csv",
                        "set data.path")));
    if (!Files.exists(folder)) {
      throw problem(folder, "there is no such folder", "", "", "");
    }
    if (!Files.isDirectory(folder)) {
      throw problem(folder, "not a folder", "a file", "the folder that holds the field", "");
    }
    List<String> released = releasedFields(folder);
    if (released.size() > 1) {
      throw problem(
          folder,
          "the folder holds more than one field",
          String.join(", ", released),
          "one field",
          "put each field into a folder of its own");
    }
    if (!isField(folder)) {
      List<String> below = fieldsBelow(folder);
      throw below.isEmpty()
          ? problem(
              folder,
              "no MICrONS field here",
              "neither positions_*.npy nor nodes.csv and edges.csv",
              "one of them",
              "")
          : problem(
              folder,
              "the folder is one level too high: it holds the fields",
              String.join(", ", below),
              "one of them",
              "add its name to the path, for example " + folder.resolve(below.get(0)));
    }
    return folder;
  }

  /** A problem of a file of the field. */
  static ProblemException problem(Path file, String what, String got, String expected, String fix) {
    return problem(file.toString(), what, got, expected, fix);
  }

  /** A problem of a place in a file of the field. */
  static ProblemException problem(
      String where, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, where, got, expected, fix));
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem("cannot be listed", folder.toString(), String.valueOf(e), "", ""),
          e);
    }
  }
}
