package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Finds the jars of the bundles that a feature names. */
final class Selection {
  private final ArtifactSources shelf;
  private final Path feature;
  private final List<FeatureBundle> bundles;

  Selection(ArtifactSources shelf, Feature feature) {
    this.shelf = shelf;
    this.feature = feature.file();
    bundles = feature.settings().bundles();
  }

  /** The bundles that are asked for, by symbolic name. */
  Map<String, Jar> jars(List<Path> more) throws IOException {
    Map<String, Jar> named = new LinkedHashMap<>();
    for (FeatureBundle bundle : bundles) {
      add(named, find(bundle));
    }
    for (Path jar : more) {
      add(named, readJar(jar));
    }
    return named;
  }

  private Jar find(FeatureBundle bundle) throws IOException {
    Jar jar;
    if (bundle.file().isPresent()) {
      Path file = feature.toAbsolutePath().resolveSibling(bundle.file().get()).normalize();
      if (!Files.isRegularFile(file)) {
        throw ProblemException.configuration(
            new Problem(
                "there is no jar for the bundle " + bundle.id(),
                feature.toString(),
                file.toString(),
                "",
                "build it first, or check the path"));
      }
      Jar read = readJar(file);
      Coordinates id = bundle.coordinates();
      requireSame(bundle, id, read);
      jar =
          read.part().id().isPresent() || id.anyVersion()
              ? read
              : new Jar(file, read.symbolicName(), read.part().as("", Optional.of(id)));
    } else {
      jar = shelf.find(bundle.coordinates(), feature);
    }
    bundle
        .sha256()
        .filter(digest -> !digest.equalsIgnoreCase(jar.part().sha256()))
        .ifPresent(
            digest -> {
              throw ProblemException.configuration(
                  new Problem(
                      "the bundle " + bundle.id() + " is not the one that is meant",
                      feature.toString(),
                      jar.file() + " with SHA-256 " + jar.part().sha256(),
                      digest,
                      "get the right jar, or change \"sha256\" in the feature"));
            });
    return jar;
  }

  /** The coordinates in a jar, or else its version, must be what the feature says. */
  private void requireSame(FeatureBundle bundle, Coordinates id, Jar jar) {
    Optional<Coordinates> own = jar.part().id();
    String got = own.map(Coordinates::toString).orElse(jar.symbolicName() + " " + jar.version());
    boolean same =
        own.isPresent()
            ? own.get().group().equals(id.group())
                && own.get().artifact().equals(id.artifact())
                && (id.anyVersion() || own.get().version().equals(id.version()))
            : id.anyVersion()
                || jar.version().isEmpty()
                || numbers(jar.version()).equals(numbers(id.version()));
    if (!same) {
      throw ProblemException.configuration(
          new Problem(
              "the jar is not the bundle " + bundle.id(),
              feature.toString(),
              jar.file() + ", which is " + got,
              "the same coordinates in \"id\" as in the jar",
              "change \"id\", or name the right \"file\""));
    }
  }

  /** Major, minor and micro number of a version of Maven or OSGi. */
  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    Matcher number = Pattern.compile("\\G[.]?(\\d{1,9})").matcher(version);
    while (numbers.size() < 3 && number.find()) {
      numbers.add(Integer.valueOf(number.group(1)));
    }
    while (numbers.size() < 3) {
      numbers.add(0);
    }
    return numbers;
  }

  private Jar readJar(Path file) {
    try {
      return shelf.read(file);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          new Problem(
              "this is damaged or not a jar",
              file.toString(),
              String.valueOf(e.getMessage()),
              "",
              "copy or build it again"),
          e);
    }
  }

  private void add(Map<String, Jar> named, Jar jar) {
    String name = jar.symbolicName().isEmpty() ? jar.fileName() : jar.symbolicName();
    Jar before = named.putIfAbsent(name, jar);
    if (before != null && !before.part().sha256().equals(jar.part().sha256())) {
      throw ProblemException.configuration(
          new Problem(
              "the bundle " + name + " is there twice",
              feature.toString(),
              before.file()
                  + " ("
                  + before.version()
                  + ") and "
                  + jar.file()
                  + " ("
                  + jar.version()
                  + ")",
              "one version of it",
              "keep one of the two"));
    }
  }
}
