package org.anlage.microns.cave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * The files of an export, by what they hold.
 *
 * @param folder where they are
 * @param files one for each role that was found
 */
record CaveFolder(Path folder, Map<CaveRole, Path> files) {

  /** Whether a folder holds a table of neurons, by names alone. */
  static boolean looksLikeOne(Path folder) {
    List<String> names = names(folder);
    return Stream.of(CaveRole.COREGISTRATION, CaveRole.CELL_TYPES, CaveRole.NUCLEI)
        .anyMatch(role -> !role.among(names).isEmpty());
  }

  static CaveFolder of(Optional<Path> path, CaveFileNames given) {
    Path folder =
        path.orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "microns-cave reads a folder and none is given",
                        "data.path",
                        "",
                        "a folder of tables exported from CAVE",
                        "set data.path")));
    if (!Files.isDirectory(folder)) {
      throw problem(folder, "there is no such folder", "", "", "");
    }
    List<String> names = names(folder);
    Map<CaveRole, Path> files = new EnumMap<>(CaveRole.class);
    for (CaveRole role : CaveRole.values()) {
      Optional<String> name =
          given.of(role).isPresent()
              ? given.of(role).filter(n -> !n.isEmpty())
              : only(folder, role, role.among(names));
      name.ifPresent(n -> files.put(role, existing(folder, role, n)));
    }
    if (Stream.of(CaveRole.COREGISTRATION, CaveRole.CELL_TYPES, CaveRole.NUCLEI)
        .noneMatch(files::containsKey)) {
      throw problem(
          folder,
          "no table of neurons here",
          names.isEmpty() ? "an empty folder" : String.join(", ", names),
          "a CSV or Parquet table whose name has coregistration, cell_type or nucleus_detection in"
              + " it",
          names.stream().anyMatch(n -> n.endsWith(".pkl"))
              ? "convert pickles once: pandas.read_pickle(...).to_parquet(...)"
              : "name it with \"files\"");
    }
    return new CaveFolder(folder, files);
  }

  Optional<Path> file(CaveRole role) {
    return Optional.ofNullable(files.get(role));
  }

  private static Optional<String> only(Path folder, CaveRole role, List<String> found) {
    if (found.size() > 1) {
      throw problem(
          folder,
          "more than one file looks like that of the " + role.parameter(),
          String.join(", ", found),
          "one",
          "name it: \"files\": {\"" + role.parameter() + "\": \"" + found.get(0) + "\"}");
    }
    return found.stream().findFirst();
  }

  private static Path existing(Path folder, CaveRole role, String name) {
    Path file = folder.resolve(name);
    if (!isTable(file)) {
      throw problem(file, "there is no such file", "", "", "check files." + role.parameter());
    }
    return file;
  }

  /** A file, or a folder of the parts of a table. */
  private static boolean isTable(Path file) {
    return Files.isRegularFile(file)
        || Files.isDirectory(file) && file.getFileName().toString().endsWith(".parquet")
        || TableParts.isOne(file);
  }

  /** The name, of a folder of parts with a slash, which tells it from a file. */
  private static String name(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isDirectory(entry) && !name.endsWith(".parquet") ? name + CaveRole.OF_PARTS : name;
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(CaveFolder::isTable).map(CaveFolder::name).sorted().toList();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem("cannot be listed", folder.toString(), String.valueOf(e), "", ""),
          e);
    }
  }

  private static ProblemException problem(
      Path where, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, where.toString(), got, expected, fix));
  }
}
