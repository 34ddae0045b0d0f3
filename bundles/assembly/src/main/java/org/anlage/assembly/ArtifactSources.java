package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Local sources of bundles: the distribution in use, its {@code devkit}, the folders of plug-ins,
 * and Maven repositories on this machine.
 */
final class ArtifactSources {
  private final List<Path> places = new ArrayList<>();
  private final List<Path> repositories = new ArrayList<>();
  private final List<Jar> jars = new ArrayList<>();
  private final Map<String, SbomComponent> known = new LinkedHashMap<>();

  /**
   * Reads what there is.
   *
   * @param home the distribution in use; its bill of materials says what its jars are
   * @param plugins folders of plug-ins
   * @param repositories Maven repositories, asked only for exact versions
   */
  ArtifactSources(Path home, List<Path> plugins, List<Path> repositories) throws IOException {
    Path bill = home.resolve(Sbom.FILE);
    if (Files.exists(bill)) {
      Sbom.read(bill.toString(), Files.readString(bill))
          .parts()
          .forEach(part -> known.put(part.sha256(), part));
    }
    List<Path> folders = new ArrayList<>(List.of(home.resolve("bundles")));
    Path devkit = home.resolve("devkit");
    folders.addAll(plugins);
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        places.add(folder);
        add(folder, 1);
      }
    }
    if (Files.isDirectory(devkit)) {
      places.add(devkit);
      add(devkit, Integer.MAX_VALUE);
    }
    this.repositories.addAll(repositories.stream().filter(Files::isDirectory).toList());
  }

  private void add(Path folder, int depth) throws IOException {
    try (Stream<Path> tree = Files.walk(folder, depth)) {
      List<Path> found =
          tree.filter(path -> path.toString().endsWith(".jar"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      for (Path path : found) {
        try {
          jars.add(read(path));
        } catch (IOException damaged) {
          // It cannot be needed; whoever lists it is told.
        }
      }
    }
  }

  /** A jar, with what is known of it from the distribution in use. */
  Jar read(Path file) throws IOException {
    Jar jar = Jar.read(file);
    SbomComponent part = known.get(jar.part().sha256());
    return part == null ? jar : new Jar(file, jar.symbolicName(), part.as("", part.id()));
  }

  /** Every bundle that may be added; the distribution's own come first. */
  List<Jar> bundles() {
    return jars.stream().filter(jar -> !jar.symbolicName().isEmpty()).toList();
  }

  /** The jar with some coordinates. */
  Jar find(Coordinates asked, Path feature) throws IOException {
    Map<String, Jar> fitting = new LinkedHashMap<>();
    for (Jar jar : jars) {
      if (jar.part().id().filter(id -> id.fits(asked)).isPresent()) {
        fitting.putIfAbsent(jar.part().sha256(), jar);
      }
    }
    if (fitting.isEmpty() && !asked.anyVersion()) {
      for (Path repository : repositories) {
        Path jar = repository.resolve(asked.repositoryPath());
        if (Files.isRegularFile(jar)) {
          return read(jar);
        }
      }
    }
    if (fitting.size() > 1) {
      throw problem(
          new Problem(
              "there are several bundles " + asked,
              feature.toString(),
              String.join(
                  ", ", fitting.values().stream().map(jar -> jar.file().toString()).toList()),
              "one",
              "name the version, or the jar by \"file\""));
    }
    return fitting.values().stream()
        .findFirst()
        .orElseThrow(() -> problem(missing(asked, feature)));
  }

  private Problem missing(Coordinates asked, Path feature) {
    Optional<String> version =
        jars.stream()
            .flatMap(jar -> jar.part().id().stream())
            .filter(
                id -> id.group().equals(asked.group()) && id.artifact().equals(asked.artifact()))
            .map(Coordinates::version)
            .findFirst();
    List<String> names =
        jars.stream()
            .flatMap(jar -> jar.part().id().stream())
            .map(id -> id.group() + ":" + id.artifact())
            .distinct()
            .toList();
    String closest =
        org.anlage.parameters.Suggestion.among(asked.group() + ":" + asked.artifact(), names);
    String meant = closest.startsWith("did you mean") ? closest + " Or " : "";
    List<String> looked =
        Stream.concat(places.stream(), repositories.stream()).map(Path::toString).toList();
    return new Problem(
        "there is no bundle " + asked,
        feature.toString(),
        version.map(found -> "version " + found).orElse(""),
        "",
        (version.isPresent() ? "ask for that version, or " : meant)
            + "name its jar by \"file\", or put it into a folder of plug-ins; looked in "
            + String.join(", ", looked));
  }

  private static ProblemException problem(Problem problem) {
    return new ProblemException(ProblemException.Kind.PLUGIN, problem);
  }
}
