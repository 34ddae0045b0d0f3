package org.anlage.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;

/**
 * What a store has and no study needs: runs and checkpoints of no plan, segments without a run of
 * any, checkpoints of finished runs, findings on runs that are not stored, matrices that no stored
 * run shares, and what was set aside as damaged. Nothing is deleted until {@link #delete} is
 * called.
 */
public final class StorePruning {
  private final DirectoryStore store;
  private final List<Item> items = new ArrayList<>();

  /**
   * Something that can be deleted.
   *
   * @param place where, relative to the store
   * @param why why nobody needs it
   * @param bytes size of all its files
   */
  public record Item(String place, String why, long bytes) {}

  /**
   * Looks for what can be deleted.
   *
   * @param studies folders of studies that are not needed any more
   */
  public StorePruning(DirectoryStore store, Set<String> studies) {
    this.store = store;
    studies.forEach(study -> store.plan(Optional.of(study))); // says which there are
    Set<String> needed = new HashSet<>();
    for (String study : store.studies()) {
      if (!studies.contains(study)) {
        store.plan(Optional.of(study)).runs().stream()
            .map(StudyPlan.PlannedRun::id)
            .forEach(needed::add);
      }
    }
    for (String study : studies.stream().sorted().toList()) {
      add(store.root().resolve("plans").resolve(study), "the study is not needed any more");
      add(store.studyFolder(study), "the study is not needed any more");
      add(store.jobs(study), "the study is not needed any more");
    }
    Set<String> kept = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (String id : store.runs()) {
      if (needed.contains(id)) {
        kept.add(id);
        if (store.manifest(id).members().get("distances") instanceof Json.Str digest) {
          shared.add(digest.value() + ".npy");
        }
      } else if (!store.isPacked(store.directory(id))) {
        add(store.directory(id), "no study has this run");
      }
    }
    for (Path segment : store.segments().index().files()) {
      Segments.Index held = Segments.read(List.of(segment));
      if (Stream.concat(held.runs().keySet().stream(), held.findings().keySet().stream())
          .noneMatch(kept::contains)) {
        add(segment, "no study has a run in it");
      }
    }
    each("checkpoints", name -> kept.contains(KeptStates.run(name)), "the run is finished");
    each("checkpoints", name -> !needed.contains(KeptStates.run(name)), "no study has this run");
    each("analyses", id -> !kept.contains(id), "the run is not stored");
    each("shared", name -> !shared.contains(name), "no stored run shares it");
    each("damaged", name -> true, "it was set aside as damaged");
  }

  /** What can be deleted. */
  public List<Item> items() {
    return List.copyOf(items);
  }

  /** Deletes it. */
  public void delete() {
    try {
      for (Item item : items) {
        Path path = store.root().resolve(item.place());
        Segments.close(path);
        store.delete(path);
      }
    } catch (IOException e) {
      throw store.problem("a segment of the store cannot be closed", e);
    }
  }

  private void each(String folder, Predicate<String> unneeded, String why) {
    for (Path path : store.list(store.root().resolve(folder))) {
      if (unneeded.test(String.valueOf(path.getFileName()))) {
        add(path, why);
      }
    }
  }

  private void add(Path path, String why) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      long bytes = 0;
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      items.add(new Item(store.root().relativize(path).toString(), why, bytes));
    } catch (IOException | UncheckedIOException e) {
      throw store.problem("the store cannot be read", new IOException(e));
    }
  }
}
