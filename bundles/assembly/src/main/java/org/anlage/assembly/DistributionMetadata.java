package org.anlage.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives a distribution that another tool has put together its bill of materials, checksums for its
 * devkit and its lock file. The build of Anlage runs it on its own distribution.
 */
public final class DistributionMetadata {
  private static final Set<String> RUNNING = Set.of("bundles", "lib");

  /** Jars to read, whose software is listed as what runs. */
  private static final String READING = ".*-(sources|javadoc)\\.jar";

  private static final String USAGE =
      "usage: Seal FOLDER GROUP:ARTIFACT:VERSION NAME ARTIFACTS LICENCES";

  private DistributionMetadata() {}

  /**
   * Seals a folder.
   *
   * @param arguments the folder; coordinates of the distribution; its name; a file with the
   *     coordinates of everything in it, one {@code group:artifact:type:version:scope} a line, as
   *     {@code dependency:list} of Maven writes it; and a properties file with licences ({@code
   *     group\:artifact = SPDX expression}) of what does not say them itself
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 5) {
      throw new IllegalArgumentException(USAGE);
    }
    Coordinates id =
        Coordinates.parse(arguments[1]).orElseThrow(() -> new IllegalArgumentException(USAGE));
    Properties licences = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(arguments[4]))) {
      licences.load(in);
    }
    Map<String, Coordinates> artifacts = artifacts(Files.readAllLines(Path.of(arguments[3])));
    seal(Path.of(arguments[0]), new Sbom(id, arguments[2], List.of()), artifacts, licences);
  }

  /** Writes them; what is unknown of a jar is an error, so that it gets known. */
  static void seal(
      Path folder, Sbom subject, Map<String, Coordinates> artifacts, Properties licences)
      throws IOException {
    Map<String, SbomComponent> parts = new LinkedHashMap<>();
    for (Path file : jars(folder)) {
      Jar jar = Jar.read(file);
      String place = folder.relativize(file).toString().replace('\\', '/');
      if (!parts.containsKey(jar.part().sha256())) {
        parts.put(jar.part().sha256(), part(place, jar, artifacts, licences));
      }
    }
    Files.writeString(
        folder.resolve(Sbom.FILE),
        new Sbom(subject.id(), subject.name(), List.copyOf(parts.values())).json());
    Path devkit = folder.resolve("devkit");
    if (Files.isDirectory(devkit)) {
      Checksums.write(devkit);
    }
    Lock lock = Lock.of(subject.id().toString(), DistributionFiles.ofFolder(folder));
    Files.writeString(folder.resolve(Lock.FILE), lock.json());
  }

  /**
   * All jars of software: those that run first, for a copy of one elsewhere is not listed again.
   */
  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(READING))
          .sorted(
              Comparator.comparing(
                      (Path file) ->
                          !RUNNING.contains(folder.relativize(file).getName(0).toString()))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static SbomComponent part(
      String file, Jar jar, Map<String, Coordinates> artifacts, Properties licences) {
    Optional<Coordinates> id =
        Optional.ofNullable(artifacts.get(jar.fileName())).or(jar.part()::id);
    String known =
        id.map(found -> licences.getProperty(found.group() + ":" + found.artifact(), ""))
            .orElse("");
    SbomComponent part = jar.part().as(file, id);
    if (!known.isEmpty()) {
      part = part.under(new Licence(known));
    }
    if (id.isEmpty() || part.licences().isEmpty()) {
      throw new IllegalArgumentException(
          part.file()
              + " has no "
              + (id.isEmpty()
                  ? "coordinates; is it a dependency?"
                  : "licence; name it: " + id.get()));
    }
    return part;
  }

  /** Coordinates by the names that files have in a distribution, with and without a version. */
  static Map<String, Coordinates> artifacts(List<String> lines) {
    Map<String, Coordinates> artifacts = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.strip().split(" ", 2);
      int scope = words[0].lastIndexOf(':');
      if (scope < 0) {
        continue;
      }
      Coordinates.parse(words[0].substring(0, scope))
          .filter(id -> id.type().equals("jar") && id.classifier().isEmpty())
          .ifPresent(
              id -> {
                artifacts.put(id.artifact() + "-" + id.version() + ".jar", id);
                artifacts.put(id.artifact() + ".jar", id);
              });
    }
    return artifacts;
  }
}
