package org.anlage.microns;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;

/**
 * A folder with data of one's own. Files are found by their names, or named in {@link OwnSettings}:
 * {@code nodes}, {@code edges}, {@code traces} or {@code events}, {@code trials}, {@code
 * correlation}, {@code sttc}, {@code precision}, as {@code .csv} (also {@code .tsv}, gzipped) or
 * {@code .npy}. Arrays are in the order of the nodes, tables name them.
 */
final class OwnFolder {
  private static final List<String> ENDINGS = List.of(".csv", ".npy", ".tsv", ".csv.gz", ".tsv.gz");

  private final Path folder;
  private final OwnSettings settings;

  private OwnFolder(Path folder) {
    this.folder = folder;
    settings = OwnSettings.of(folder);
  }

  static boolean hasSettings(Path folder) {
    return Files.isRegularFile(folder.resolve(OwnSettings.NAME))
        && (Files.isRegularFile(FieldFolder.table(folder, FieldFolder.NODES))
            || namesNodes(folder));
  }

  private static boolean namesNodes(Path folder) {
    try {
      return OwnSettings.of(folder).text("nodes").isPresent();
    } catch (org.anlage.api.component.ProblemException e) {
      return false; // whoever loads it will say what is wrong
    }
  }

  static OwnFolder of(Optional<Path> path) {
    Path folder =
        path.filter(one -> FieldFolder.hasTables(one) || hasSettings(one))
            .orElseThrow(
                () ->
                    FieldFolder.problem(
                        path.map(Path::toString).orElse("data.path"),
                        "no tables here",
                        "",
                        "a folder with "
                            + FieldFolder.NODES
                            + " and "
                            + FieldFolder.EDGES
                            + ", or with "
                            + OwnSettings.NAME
                            + " that names them",
                        ""));
    return new OwnFolder(folder);
  }

  String title() {
    return settings
        .text("title")
        .orElseGet(() -> String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }

  String citation() {
    return settings.text("citation").orElse("");
  }

  Path nodes() {
    return file("nodes").orElseGet(() -> folder.resolve(FieldFolder.NODES));
  }

  Optional<Path> edges() {
    return file("edges");
  }

  Optional<Trials> trials() {
    return file("trials").map(TrialTable::read);
  }

  /** What was read, with activity and matrices. */
  FieldParts completed(FieldParts parts) {
    Neurons neurons = parts.neurons();
    List<String> names =
        neurons
            .labels()
            .getOrDefault(
                "name", IntStream.range(0, neurons.size()).mapToObj(Integer::toString).toList());
    List<Check> notes = new ArrayList<>(parts.notes());
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (String name : List.of("correlation", "sttc", "precision")) {
      file(name).ifPresent(file -> matrices.put(name, functional(file, names)));
    }
    return new FieldParts(
        neurons, parts.positions(), parts.synapses(), activity(names, notes), matrices, notes);
  }

  private static Matrix functional(Path file, List<String> names) {
    return FunctionalMatrix.full(
        file,
        file.toString().endsWith(".npy")
            ? OwnMatrix.array(file, names.size())
            : OwnMatrix.table(file, names));
  }

  private Optional<Activity> activity(List<String> names, List<Check> notes) {
    Optional<Path> traces = file("traces");
    Optional<Path> events = file("events");
    if (traces.isPresent() && events.isPresent()) {
      throw FieldFolder.problem(
          folder,
          "both traces and events",
          traces.get().getFileName() + ", " + events.get().getFileName(),
          "one of them",
          "set the other to \"\" in " + OwnSettings.NAME);
    }
    return traces
        .<Activity>map(
            file -> OwnActivity.traces(file, names, settings.number("rate", true), notes))
        .or(
            () ->
                events.map(
                    file ->
                        OwnActivity.events(
                            file,
                            names,
                            settings.number("timeUnit", true).orElse(1.0),
                            settings.number("start", false),
                            settings.number("duration", true),
                            notes)));
  }

  /** The file of that name in the folder; empty if there is none. */
  private Optional<Path> beside(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a name that no file can have
    }
  }

  /** The file of a role: as named, else by the role's name; {@code ""} leaves it out. */
  private Optional<Path> file(String role) {
    Optional<String> named = settings.text(role);
    if (named.isPresent()) {
      if (named.get().isEmpty()) {
        return Optional.empty();
      }
      Optional<Path> file = beside(named.get());
      if (file.isEmpty()) {
        throw FieldFolder.problem(
            settings.file() + ", \"" + role + "\"",
            "there is no such file in the folder",
            "'" + named.get() + "'",
            "a file beside " + OwnSettings.NAME,
            "");
      }
      return file;
    }
    List<Path> found =
        ENDINGS.stream()
            .map(ending -> folder.resolve(role + ending))
            .filter(Files::isRegularFile)
            .toList();
    if (found.size() > 1) {
      throw FieldFolder.problem(
          folder,
          "more than one file of " + role,
          found.stream().map(one -> one.getFileName().toString()).toList().toString(),
          "one",
          "name it in " + OwnSettings.NAME);
    }
    return found.stream().findFirst();
  }
}
