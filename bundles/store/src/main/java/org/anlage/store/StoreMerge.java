package org.anlage.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The union of two stores: what one has and the other has not is copied. Everything is compared
 * with its digest before; what is damaged is named and not copied. Where both have a run or a
 * finding and they differ, that of the receiving store stays and the place is named.
 */
public final class StoreMerge {
  private final DirectoryStore from;
  private final DirectoryStore into;
  private final SealedFiles sealed;
  private final Map<String, Integer> copied = new TreeMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private final List<StoreCheck.Damage> damages = new ArrayList<>();

  private StoreMerge(DirectoryStore from, DirectoryStore into) {
    this.from = from;
    this.into = into;
    sealed = new SealedFiles(from, note -> {});
    List.of("plans", "shared", "runs", "analyses").forEach(folder -> copied.put(folder, 0));
  }

  /** Copies what one store has into another. */
  public static StoreMerge of(DirectoryStore from, DirectoryStore into) {
    StoreMerge merge = new StoreMerge(from, into);
    try {
      merge.shared();
      for (String id : from.runs()) {
        merge.run(id);
      }
      for (String run : from.analysed()) {
        for (String analyzer : from.analyses(run)) {
          merge.copy(
              from.analysis(run, analyzer),
              into.analysis(run, analyzer),
              DirectoryStore.ANALYSES,
              merge.sealed::damage);
        }
      }
      for (Path file : DirectoryStore.regular(from.root().resolve(StoreArchive.IMPORTS))) {
        merge.copy(file, merge.target(file), StoreArchive.IMPORTS, all -> Optional.empty());
      }
      for (String study : from.studies()) {
        merge.plan(study);
      }
      return merge;
    } catch (IOException | UncheckedIOException e) {
      throw into.problem("the stores cannot be merged", new IOException(e));
    }
  }

  /** Number of plans, shared matrices, runs, findings and imported files that were copied. */
  public Map<String, Integer> copied() {
    return copied;
  }

  /** Places where the stores differ; the receiving store kept its own. */
  public List<String> conflicts() {
    return conflicts;
  }

  /** What was not copied because it is not as it was stored. */
  public List<StoreCheck.Damage> damages() {
    return damages;
  }

  private void shared() throws IOException {
    for (Path file : DirectoryStore.regular(from.root().resolve("shared"))) {
      String digest = String.valueOf(file.getFileName()).replaceAll("\\.npy$", "");
      if (!FileDigest.of(file).equals(digest)) {
        damages.add(new StoreCheck.Damage(place(file), "it was changed since it was stored"));
      } else if (!Files.exists(target(file))) {
        copy(file, "shared");
      }
    }
  }

  private void run(String id) throws IOException {
    Path folder = from.directory(id);
    Optional<String> damage = from.damage(id);
    if (damage.isPresent()) {
      damages.add(new StoreCheck.Damage(place(folder), damage.get()));
    } else if (!into.contains(id)) {
      Path aside = into.scratch();
      for (Path file : DirectoryStore.regular(folder)) {
        Files.copy(file, aside.resolve(folder.relativize(file).toString()));
      }
      if (into.publish(id, aside)) {
        copied.merge("runs", 1, Integer::sum);
      } else {
        conflicts.add(place(folder));
      }
    } else if (!from.manifest(id).text("result").equals(into.manifest(id).text("result"))) {
      conflicts.add(place(folder));
    }
  }

  /** Copies a file that only the other store has; where both have it, they must be equal. */
  private void copy(
      Path file, Path target, String kind, Function<Path, Optional<String>> examination)
      throws IOException {
    Optional<String> damage = examination.apply(file);
    if (damage.isPresent()) {
      damages.add(new StoreCheck.Damage(place(file), damage.get()));
    } else if (!Files.exists(target)) {
      copy(file, kind);
    } else if (Files.mismatch(file, target) >= 0) {
      conflicts.add(place(file));
    }
  }

  private void plan(String study) {
    if (into.studies().contains(study)) {
      return; // its name holds its digest
    }
    Optional<String> damage = StoreCheck.planDamage(from, study);
    if (damage.isPresent()) {
      damages.add(new StoreCheck.Damage("plans/" + study, damage.get()));
    } else {
      into.keep(from.plan(Optional.of(study)));
      copied.merge("plans", 1, Integer::sum);
    }
  }

  private void copy(Path file, String kind) throws IOException {
    Path aside = into.scratch();
    Path copy = aside.resolve("copy");
    Files.copy(file, copy);
    Files.createDirectories(target(file).getParent());
    Files.move(copy, target(file), StandardCopyOption.ATOMIC_MOVE);
    into.delete(aside);
    copied.merge(kind, 1, Integer::sum);
  }

  private Path target(Path file) {
    return into.root().resolve(place(file));
  }

  private String place(Path path) {
    return from.place(path);
  }
}
