package org.anlage.web.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.run.RunProgress;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunManifest;
import org.anlage.store.StoredFiles;

/**
 * A store as it is now, whoever writes to it: {@link #look} looks at the folders, and reads only
 * what is new. Runs never change once they are stored, so a look at a store in which nothing
 * happened costs one question to the file system for each of at most 256 folders of runs.
 */
public final class StoreWatch {
  /** Folders are listed again after so many looks, for file systems with coarse times. */
  private static final int WHOLE_LOOK = 30;

  private final Path root;
  private final DirectoryStore store;
  private final Map<String, Long> folders = new HashMap<>();
  private final Set<String> finished = ConcurrentHashMap.newKeySet();
  private final Map<String, StoredResult> results = new ConcurrentHashMap<>();
  private final Map<String, StudyIndex> plans = new HashMap<>();
  private final Map<String, String> damaged = new LinkedHashMap<>();
  private volatile List<StudyIndex> studies = List.of();
  private volatile Map<String, RunProgress.State> live = Map.of();
  private int looks;

  /** Watches a store. */
  public StoreWatch(DirectoryStore store) {
    this.store = store;
    root = store.root();
  }

  /** The store. */
  public DirectoryStore store() {
    return store;
  }

  /** Looks at plans, finished runs and runs under way. */
  public synchronized void look() {
    boolean whole = looks++ % WHOLE_LOOK == 0;
    if (whole) {
      finished.addAll(store.packed());
    }
    for (Path prefix : list(root.resolve("runs"))) {
      long modified = modified(prefix);
      String name = name(prefix);
      if (whole || folders.getOrDefault(name, -1L) != modified) {
        folders.put(name, modified);
        list(prefix).stream()
            .filter(run -> !finished.contains(name(run)))
            .filter(run -> Files.exists(run.resolve(RunManifest.FILE)))
            .forEach(run -> finished.add(name(run)));
      }
    }
    studies = plans();
    live =
        RunProgress.all(root).stream()
            .filter(state -> !finished.contains(state.run()))
            .collect(Collectors.toMap(RunProgress.State::run, state -> state));
  }

  /**
   * Reads results of finished runs that were not read yet.
   *
   * @param most at most so many
   * @return whether there were any
   */
  public boolean read(int most) {
    List<String> unread =
        studies.stream()
            .flatMap(study -> study.runs().stream())
            .map(StudyIndex.Run::id)
            .filter(id -> finished.contains(id) && !results.containsKey(id))
            .distinct()
            .limit(most)
            .toList();
    unread.forEach(id -> results.put(id, StoredResult.read(store, id)));
    return !unread.isEmpty();
  }

  private List<StudyIndex> plans() {
    List<StudyIndex> found = new ArrayList<>();
    for (String folder : store.studies()) {
      Path file = root.resolve("plans").resolve(folder).resolve("plan.json");
      long modified = modified(file);
      StudyIndex known = plans.get(folder);
      if (known == null || known.planned() != modified) {
        try {
          known = StoredFiles.object(file, plan -> StudyIndex.of(folder, plan, modified));
          damaged.remove(folder);
        } catch (ProblemException unreadable) {
          damaged.put(folder, unreadable.problems().get(0).line());
          continue;
        }
        plans.put(folder, known);
      }
      found.add(known);
    }
    return List.copyOf(found);
  }

  /** The studies of the store, the most recently planned first. */
  public List<StudyIndex> studies() {
    return studies;
  }

  /** Plans that cannot be read, and why. */
  public synchronized Map<String, String> damaged() {
    return Map.copyOf(damaged);
  }

  /** A study of the store. */
  public StudyIndex study(String folder) {
    return studies.stream()
        .filter(study -> study.folder().equals(folder))
        .findFirst()
        .orElseThrow(() -> none("study"));
  }

  /** A run of a plan of the store: no other is ever read. */
  public String run(String id) {
    return studies.stream()
        .flatMap(study -> study.runs().stream())
        .map(StudyIndex.Run::id)
        .filter(id::equals)
        .findFirst()
        .orElseThrow(() -> none("run"));
  }

  private static ProblemException none(String what) {
    return ProblemException.configuration(Problem.of("the store has no such " + what));
  }

  /** Whether a run is finished. */
  public boolean isFinished(String id) {
    return finished.contains(id);
  }

  /** What came of a finished run, as soon as it was read. */
  public Optional<StoredResult> result(String id) {
    return Optional.ofNullable(results.get(id));
  }

  /** Runs under way, by id. */
  public Map<String, RunProgress.State> live() {
    return live;
  }

  /** When findings across runs, or the report, were last written, ms since 1970; 0 if never. */
  public long analysed(String folder) {
    Path results = store.studyFolder(folder);
    return Math.max(
        modified(results),
        Math.max(modified(results.resolve("report.html")), modified(results.resolve("tables"))));
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException e) {
      return List.of(); // the next look may be luckier
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
