package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.closure.BundleClosure;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.JsonWriter;

/**
 * Makes a distribution from a feature file: finds its bundles, lets the framework's resolver add
 * what they need, and puts start script, framework, configuration, experiments and data beside
 * them. The same feature and the same jars give the same bytes.
 */
public final class Assembly {
  /** What every distribution has, whether a feature names it or not. */
  private static final List<String> PLATFORM =
      List.of("org.anlage.cli", "org.anlage.kernels", "org.apache.felix.scr");

  private static final List<String> COPIED =
      List.of("bin", "lib", "conf/java.options", "plugins/README.md", "LICENSE");

  private final Path home;
  private final ArtifactSources shelf;
  private final BundleClosure closure;
  private final Consumer<String> progress;

  /**
   * An assembly.
   *
   * @param home the distribution in use, which the new one is made from
   * @param plugins folders of plug-ins, where bundles are looked for too
   * @param repositories Maven repositories on this machine, likewise
   * @param closure says what bundles need
   * @param progress is told what is being done, a line each
   */
  public Assembly(
      Path home,
      List<Path> plugins,
      List<Path> repositories,
      BundleClosure closure,
      Consumer<String> progress) {
    this.home = home;
    this.closure = closure;
    this.progress = progress;
    try {
      shelf = new ArtifactSources(home, plugins, repositories);
    } catch (IOException e) {
      throw unreadable(home, e);
    }
  }

  /**
   * What was made.
   *
   * @param file where it is
   * @param id what the distribution is
   * @param name its name
   * @param bundles how many bundles it has
   * @param added files of bundles that the feature does not name, with who needs them
   * @param lock SHA-256 of its lock file, hex
   */
  public record Assembled(
      Path file,
      String id,
      String name,
      int bundles,
      Map<String, List<String>> added,
      String lock) {}

  /**
   * Makes a distribution.
   *
   * @param file the feature file
   * @param variables values for its variables, by name
   * @param more jars beside those the feature names
   * @param out where to write: an archive if it ends in {@code .zip}, else a folder, which must be
   *     empty or not there; absent: {@code artifact-version.zip} in the working folder
   */
  public Assembled assemble(
      Path file, Map<String, String> variables, List<Path> more, Optional<Path> out) {
    Feature feature = FeatureReader.read(file, variables);
    Coordinates id = feature.settings().coordinates();
    String name = id.artifact() + "-" + id.version();
    Path target = out.orElse(Path.of(name + ".zip"));
    try {
      Map<String, Jar> roots = new Selection(shelf, feature).jars(more);
      Set<String> named = Set.copyOf(roots.keySet());
      addPlatform(roots);
      BundleClosure.Completion completion = complete(feature, roots);
      List<SbomComponent> bundles = new ArrayList<>();
      Map<String, List<String>> added = new LinkedHashMap<>();
      DistributionFiles content = new DistributionFiles();
      for (BundleClosure.Member member : completion.members()) {
        Jar jar = byFile(roots, member.jar());
        String place = "bundles/" + jar.fileName();
        if (content.has(place)) {
          throw ProblemException.configuration(
              new Problem(
                  "two bundles have the same file name",
                  file.toString(),
                  jar.file().toString(),
                  "different names",
                  "rename one of the jars"));
        }
        content.add(place, jar.file());
        bundles.add(jar.part().as(place, jar.part().id()));
        if (!named.contains(jar.symbolicName())) {
          added.put(jar.fileName(), member.neededBy());
        }
      }
      bundles.sort(Comparator.comparing(SbomComponent::file));
      requireDefaults(feature, completion);
      fill(content, feature, bundles);
      progress.accept("digesting " + content.files().size() + " files");
      Lock lock = Lock.of(id.toString(), content);
      content.add(Lock.FILE, lock.json());
      progress.accept("writing " + target);
      write(content.checkedBy(lock), target, name);
      return new Assembled(
          target,
          id.toString(),
          feature.settings().title(),
          bundles.size(),
          added,
          content.digest(Lock.FILE));
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the distribution cannot be written",
              target.toString(),
              String.valueOf(e.getMessage()),
              "",
              ""),
          e);
    }
  }

  private void addPlatform(Map<String, Jar> roots) {
    for (String name : PLATFORM) {
      if (!roots.containsKey(name)) {
        shelf.bundles().stream()
            .filter(jar -> jar.symbolicName().equals(name))
            .findFirst()
            .ifPresentOrElse(jar -> roots.put(name, jar), () -> refuseHome(name));
      }
    }
  }

  private void refuseHome(String bundle) {
    throw new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            "the distribution in use has no bundle " + bundle,
            home.toString(),
            "",
            "",
            "unpack it again"));
  }

  private BundleClosure.Completion complete(Feature feature, Map<String, Jar> roots)
      throws IOException {
    List<Path> candidates =
        shelf.bundles().stream()
            .filter(jar -> !roots.containsKey(jar.symbolicName()))
            .map(Jar::file)
            .toList();
    List<Path> wanted = roots.values().stream().map(Jar::file).toList();
    progress.accept(
        "resolving " + wanted.size() + " bundles with " + candidates.size() + " to choose from");
    BundleClosure.Completion completion = closure.complete(wanted, candidates);
    if (!completion.problems().isEmpty()) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          completion.problems().stream()
              .map(
                  problem ->
                      new Problem(
                          problem.jar().getFileName() + " cannot be used: " + problem.cause(),
                          feature.file().toString(),
                          "",
                          "",
                          problem.fix() + ", or name it in \"bundles\""))
              .toList());
    }
    if (feature.settings().complete() && completion.members().size() > wanted.size()) {
      Set<Path> more = new LinkedHashSet<>();
      completion.members().forEach(member -> more.add(member.jar()));
      wanted.forEach(more::remove);
      throw ProblemException.configuration(
          new Problem(
              "the feature says it is complete, but its bundles need more",
              feature.file().toString(),
              String.join(
                  ", ", more.stream().map(jar -> String.valueOf(jar.getFileName())).toList()),
              "",
              "name them in \"bundles\", or leave out \"complete\""));
    }
    return completion;
  }

  private static void requireDefaults(Feature feature, BundleClosure.Completion completion)
      throws IOException {
    if (feature.defaults().isPresent()) {
      List<Problem> absent =
          new AbsentComponents(
                  completion.members().stream().map(BundleClosure.Member::jar).toList())
              .in(feature.defaults().get());
      if (!absent.isEmpty()) {
        throw new ProblemException(ProblemException.Kind.CONFIGURATION, absent);
      }
    }
  }

  private Jar byFile(Map<String, Jar> roots, Path file) {
    return java.util.stream.Stream.concat(roots.values().stream(), shelf.bundles().stream())
        .filter(jar -> jar.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private void fill(DistributionFiles content, Feature feature, List<SbomComponent> bundles)
      throws IOException {
    for (String path : COPIED) {
      Path source = home.resolve(path);
      if (Files.exists(source)) {
        content.addTree(path, source);
      }
    }
    for (Map.Entry<String, Path> file : feature.files().entrySet()) {
      content.addTree(file.getKey(), file.getValue());
    }
    feature
        .branding()
        .ifPresent(
            branding ->
                content.add(
                    InstalledBranding.FILE,
                    JsonWriter.pretty(new ParameterEncoder().encode(branding))));
    feature
        .defaults()
        .ifPresent(defaults -> content.add("conf/defaults.json", JsonWriter.pretty(defaults)));
    content.add(Feature.FILE, feature.pinned(bundles));
    List<SbomComponent> parts = new ArrayList<>(bundles);
    for (String path : content.files().keySet()) {
      if (path.startsWith("lib/") && path.endsWith(".jar")) {
        SbomComponent part = shelf.read(home.resolve(path)).part();
        parts.add(part.as(path, part.id()));
      }
    }
    Path notice = home.resolve(Notice.FILE);
    if (Files.exists(notice)) {
      content.add(
          Notice.FILE, Notice.of(feature.settings().title(), Files.readString(notice), parts));
    }
    content.add(
        Sbom.FILE,
        new Sbom(feature.settings().coordinates(), feature.settings().title(), parts).json());
  }

  private static void write(DistributionFiles content, Path target, String name)
      throws IOException {
    if (target.toString().endsWith(".zip")) {
      ZipArchive.write(target, name, content);
    } else {
      content.write(target);
    }
  }

  private static ProblemException unreadable(Path home, IOException e) {
    return new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            "the distribution in use cannot be read",
            home.toString(),
            String.valueOf(e.getMessage()),
            "",
            "unpack it again"),
        e);
  }
}
