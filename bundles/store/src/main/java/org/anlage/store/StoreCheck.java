package org.anlage.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/**
 * A comparison of everything in a store with the digests that it was stored with; every file is
 * read.
 */
public final class StoreCheck {
  private final DirectoryStore store;
  private final SealedFiles sealed;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<Damage> damages = new ArrayList<>();

  /**
   * Something that is not as it was stored.
   *
   * @param place where, relative to the store
   * @param what what is wrong with it
   */
  public record Damage(String place, String what) {}

  /** Checks a store. */
  public StoreCheck(DirectoryStore store) {
    this.store = store;
    sealed = new SealedFiles(store, note -> {});
    check("plans", plan -> depth(plan) == 2, this::plan);
    check("segments", segment -> depth(segment) == 2, Segments::damage);
    check("runs", run -> depth(run) == 3, this::run);
    packed("runs", store.packed().stream().map(store::directory), this::run);
    check("shared", file -> depth(file) == 2, this::shared);
    check(DirectoryStore.ANALYSES, StoreCheck::isJson, sealed::damage);
    packed(
        DirectoryStore.ANALYSES,
        store.analysed().stream()
            .flatMap(run -> store.analyses(run).stream().map(name -> store.analysis(run, name))),
        sealed::damage);
    check("studies", StoreCheck::isJson, sealed::damage);
    check("checkpoints", state -> depth(state) == 3, this::checkpoint);
  }

  /** How many plans, runs, shared matrices, ... were checked, by folder. */
  public Map<String, Integer> counts() {
    return counts;
  }

  /** What is not as it was stored, in the order of its places. */
  public List<Damage> damages() {
    return damages;
  }

  /** What is wrong with a file or folder; empty if nothing is. */
  private interface Examination {
    Optional<String> damage(Path path) throws IOException;
  }

  private void check(String folder, Predicate<Path> chosen, Examination examination) {
    Path root = store.root().resolve(folder);
    counts.put(folder, 0);
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      tree.filter(chosen).sorted().forEach(path -> examine(folder, path, examination));
    } catch (IOException e) {
      throw store.problem("the store cannot be read", e);
    } catch (UncheckedIOException e) {
      throw store.problem("the store cannot be read", new IOException(e));
    }
  }

  /** Checks what is in segments and not beside them too, which would count before it. */
  private void packed(String folder, Stream<Path> paths, Examination examination) {
    paths
        .filter(store::isPacked)
        .sorted(Comparator.comparing(store::place))
        .forEach(path -> examine(folder, path, examination));
  }

  private void examine(String folder, Path path, Examination examination) {
    counts.merge(folder, 1, Integer::sum);
    damage(path, examination).ifPresent(what -> damages.add(new Damage(store.place(path), what)));
  }

  private static Optional<String> damage(Path path, Examination examination) {
    try {
      return examination.damage(path);
    } catch (IOException e) {
      return Optional.of("it cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> run(Path folder) {
    String id = DirectoryStore.name(folder);
    if (id.length() != 64 || !folder.equals(store.directory(id))) {
      return Optional.of("this is not the place of a run");
    }
    return store.contains(id) ? store.damage(id) : Optional.of(RunManifest.FILE + " is gone");
  }

  private Optional<String> plan(Path folder) {
    return planDamage(store, String.valueOf(folder.getFileName()));
  }

  /** What is wrong with the plan of a study; empty if it is as it was stored. */
  static Optional<String> planDamage(DirectoryStore store, String name) {
    try {
      StudyPlan plan = store.plan(Optional.of(name));
      if (!plan.folder().equals(name)) {
        return Optional.of("plan.json was changed since it was stored");
      }
      return plan.runs().stream()
          .filter(run -> !run.id().equals(sha256(run.definition())))
          .findFirst()
          .map(run -> "the definition of run " + run.id() + " is that of another run");
    } catch (ProblemException e) {
      return Optional.of(e.problems().get(0).what() + ": " + e.problems().get(0).got());
    }
  }

  private Optional<String> shared(Path file) throws IOException {
    return String.valueOf(file.getFileName()).equals(FileDigest.of(file) + ".npy")
        ? Optional.empty()
        : Optional.of("it was changed since it was stored");
  }

  private Optional<String> checkpoint(Path file) throws IOException {
    return Files.isRegularFile(file) && Checkpoints.state(Files.readAllBytes(file)).isPresent()
        ? Optional.empty()
        : Optional.of("it is not a whole checkpoint; the run would begin before it");
  }

  private static String sha256(String text) {
    return JsonWriter.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isJson(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".json") && Files.isRegularFile(file);
  }

  /** Number of names in a path inside the store. */
  private int depth(Path path) {
    return store.root().relativize(path).getNameCount();
  }
}
