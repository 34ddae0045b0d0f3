package org.anlage.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.PlanJson;
import org.anlage.store.plan.StudyPlan;

/**
 * A run store in a folder: {@code plans/<study>/plan.json}, {@code runs/<aa>/<id>/}, {@code
 * analyses/<id>/<analyzer>@<version>+<digest>/}, {@code segments/} with runs and findings that are
 * packed together, {@code studies/<study>/}, {@code checkpoints/<id>/} while a run is not finished,
 * and {@code tmp/}. Nothing is ever changed in place: folders and files are written in tmp and
 * moved.
 */
public final class DirectoryStore {
  static final String ANALYSES = "analyses";
  static final String FINDINGS = "findings.json";

  private final Path root;
  private final Segments segments;
  private final Map<String, Optional<String>> damage = new ConcurrentHashMap<>();
  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

  private DirectoryStore(Path root) {
    this.root = root;
    segments = new Segments(root);
  }

  /** Opens a store for writing; makes it if it is not there. One that is read-only is only read. */
  public static DirectoryStore create(Path root) {
    DirectoryStore store = new DirectoryStore(root);
    if (Files.isDirectory(root.resolve("runs")) && !store.isWritable()) {
      StoreFormat.settle(store);
      return store;
    }
    try {
      Files.createDirectories(root.resolve("runs"));
      Files.createDirectories(root.resolve("plans"));
      Files.createDirectories(root.resolve("tmp"));
      Path trial = store.scratchFile();
      long now = modified(trial); // by the clock that dates all files of the store
      Files.deleteIfExists(trial);
      store.removeLeftovers(now);
    } catch (IOException e) {
      throw store.problem("the store cannot be written", e);
    }
    StoreFormat.settle(store);
    return store;
  }

  /** Opens a store that must be there. */
  public static DirectoryStore open(Path root) {
    if (!Files.isDirectory(root.resolve("runs"))) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "this is not a run store",
              root.toString(),
              Files.exists(root) ? "a folder without runs/" : "nothing there",
              "the --store of an earlier `anlage run`",
              ""));
    }
    DirectoryStore store = new DirectoryStore(root);
    StoreFormat.settle(store);
    return store;
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** Whether anything can be written. */
  public boolean isWritable() {
    return Files.isWritable(root);
  }

  /** Ids of all finished runs, sorted. */
  public List<String> runs() {
    NavigableSet<String> ids = new TreeSet<>(packed());
    for (Path prefix : list(root.resolve("runs"))) {
      for (Path run : list(prefix)) {
        if (Files.exists(run.resolve(RunManifest.FILE))) {
          ids.add(name(run));
        }
      }
    }
    return List.copyOf(ids);
  }

  /** Ids of the runs that are packed in segments. */
  public Set<String> packed() {
    Set<String> ids = new HashSet<>(segments.look().runs().keySet());
    ids.removeAll(withdrawn);
    return ids;
  }

  Segments segments() {
    return segments;
  }

  /** The one finished run whose id begins like this. */
  public String find(String prefix) {
    List<String> found = runs().stream().filter(run -> run.startsWith(prefix)).toList();
    if (found.size() != 1 || prefix.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              found.isEmpty() ? "there is no such run" : "several runs begin like this",
              root.toString(),
              "\"" + prefix + "\"",
              "the id of one of " + runs().size() + " runs, or its first digits",
              "ids are the names of the folders in runs/"));
    }
    return found.get(0);
  }

  /** Whether a run is finished. */
  public boolean contains(String id) {
    return Files.exists(directory(id).resolve(RunManifest.FILE));
  }

  /** The folder of a finished run, which may be in a segment; else where its folder is to be. */
  public Path directory(String id) {
    Path loose = looseDirectory(id);
    return packed(id).filter(run -> !Files.exists(loose.resolve(RunManifest.FILE))).orElse(loose);
  }

  /** The folder of a run that is not packed. */
  Path looseDirectory(String id) {
    return root.resolve("runs").resolve(id.substring(0, 2)).resolve(id);
  }

  private Optional<Path> packed(String id) {
    return segments.index().run(id).filter(run -> !withdrawn.contains(id));
  }

  /** The place of a file in this store, wherever the store is and whether it is packed or not. */
  String place(Path path) {
    Path relative =
        path.getFileSystem().equals(root.getFileSystem())
            ? root.relativize(path)
            : path.getRoot().relativize(path);
    return relative.toString().replace('\\', '/');
  }

  /** A new folder to prepare something in; removed at the next start if it is never published. */
  public Path scratch() {
    try {
      return Files.createDirectories(root.resolve("tmp").resolve(ScratchName.next()));
    } catch (IOException e) {
      throw problem("the store cannot be written", e);
    }
  }

  /**
   * Moves a finished folder into place. If the run is there already, the digests of the results are
   * compared and the folder is discarded.
   *
   * @return false if a run of that id with another result was there
   */
  public boolean publish(String id, Path finished) {
    Path target = looseDirectory(id);
    String digest = manifest(finished).text("result");
    try {
      if (packed(id).isPresent()) {
        boolean same = manifest(id).text("result").equals(digest);
        delete(finished);
        return same;
      }
      Files.createDirectories(target.getParent());
      if (Files.exists(target) && !contains(id)) {
        delete(target); // somebody took its manifest away, so that it is computed again
      }
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      if (!contains(id)) {
        throw problem("a finished run cannot be moved into place", e);
      }
      delete(finished);
      return manifest(target).text("result").equals(digest);
    }
  }

  /**
   * What is wrong with a finished run: a file that was changed, removed or added since it was
   * stored. Every file is read, once for each store that is opened.
   *
   * @return the file and what is wrong with it; empty if the run is as it was stored
   */
  public Optional<String> damage(String id) {
    return damage.computeIfAbsent(id, run -> RunManifest.damage(directory(run), run));
  }

  /** Refuses a damaged run. */
  public void requireWhole(String id) {
    damage(id)
        .ifPresent(
            damage -> {
              throw new ProblemException(
                  ProblemException.Kind.STORE,
                  new Problem(
                      "the stored run is damaged",
                      directory(id).toString(),
                      damage,
                      "",
                      "run the experiment again to compute it"));
            });
  }

  /**
   * Moves a damaged run out of the way, so that it can be computed again; returns its folder. One
   * in a segment stays there and is not believed any more.
   */
  public Path setAside(String id) {
    Path run = directory(id);
    Path target = isPacked(run) ? run : setAside(run, Path.of(id));
    withdrawn.add(id);
    damage.remove(id);
    return target;
  }

  /** Moves a damaged file or folder out of the way; returns where it is. */
  Path setAside(Path path) {
    return isPacked(path) ? path : setAside(path, root.relativize(path));
  }

  /** Whether a path is in a segment. */
  boolean isPacked(Path path) {
    return !path.getFileSystem().equals(root.getFileSystem());
  }

  private Path setAside(Path path, Path place) {
    Path target = root.resolve("damaged").resolve(place + "-" + System.currentTimeMillis());
    try {
      Files.createDirectories(target.getParent());
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw problem("something damaged cannot be moved out of the way", e);
    }
  }

  /**
   * Finished runs that other code computed, by what was asked of them.
   *
   * @param questions {@link RunManifest#question} of definitions
   * @return ids for each question that a finished run answers, the latest first
   */
  public Map<String, List<String>> answering(Set<String> questions) {
    Map<String, List<String>> found = new HashMap<>();
    runs().stream()
        .sorted(Comparator.comparing(this::published).reversed())
        .forEach(
            id -> {
              String question = manifest(id).text("question");
              if (questions.contains(question)) {
                found.computeIfAbsent(question, q -> new ArrayList<>()).add(id);
              }
            });
    return found;
  }

  private long published(String id) {
    return modified(directory(id).resolve(RunManifest.FILE));
  }

  /** The manifest of a finished run. */
  public Json.Obj manifest(String id) {
    return manifest(directory(id));
  }

  private static Json.Obj manifest(Path run) {
    return StoredFiles.object(run.resolve(RunManifest.FILE), DirectoryStore::complete);
  }

  /** A manifest with all that is read from it. */
  private static Json.Obj complete(Json.Obj manifest) {
    List.of("id", "status", "failure", "result").forEach(manifest::text);
    manifest.number("seconds");
    return manifest;
  }

  /** Keeps a plan; the same plan twice is one. */
  public void keep(StudyPlan plan) {
    write(planFile(plan.folder()), JsonWriter.pretty(PlanJson.encode(plan)));
  }

  /** Names of the studies, the most recently planned first. */
  public List<String> studies() {
    return list(root.resolve("plans")).stream()
        .filter(p -> Files.exists(p.resolve("plan.json")))
        .sorted(
            Comparator.comparing((Path plan) -> modified(plan.resolve("plan.json")))
                .reversed()
                .thenComparing(DirectoryStore::name))
        .map(DirectoryStore::name)
        .toList();
  }

  /** A plan by the name of its study; without one the most recent. */
  public StudyPlan plan(Optional<String> study) {
    List<String> studies = studies();
    String name =
        study
            .or(() -> studies.stream().findFirst())
            .filter(studies::contains)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemException.Kind.STORE,
                        new Problem(
                            study.isPresent()
                                ? "there is no study " + study.get()
                                : "there is no study yet",
                            root.toString(),
                            "",
                            "",
                            studies.isEmpty()
                                ? "`anlage run` makes one"
                                : "there are: " + String.join(", ", studies))));
    return StoredFiles.object(planFile(name), PlanJson::decode);
  }

  /** Folder for results of a whole study. */
  public Path studyFolder(String study) {
    return root.resolve("studies").resolve(study);
  }

  /** Folder for the files of jobs that compute a study. */
  public Path jobs(String study) {
    return root.resolve("jobs").resolve(study);
  }

  /**
   * Keeps a matrix that many runs share, such as distances of units, once.
   *
   * @return its digest, by which {@link #shared} finds it
   */
  public String share(Matrix matrix) {
    try {
      Path folder = scratch();
      Path aside = folder.resolve("matrix.npy");
      Npy.write(aside, NpyArray.of(matrix));
      String digest = FileDigest.of(aside);
      Path file = sharedFile(digest);
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      delete(folder);
      return digest;
    } catch (IOException e) {
      throw problem("the store cannot be written", e);
    }
  }

  /** A matrix that runs share, by its digest, which is checked. */
  public Matrix shared(String digest) {
    Path file = sharedFile(digest);
    try {
      if (!Files.exists(file) || !FileDigest.of(file).equals(digest)) {
        throw new ProblemException(
            ProblemException.Kind.STORE,
            new Problem(
                "a file of the store is gone or was changed",
                file.toString(),
                "",
                "SHA-256 " + digest,
                "run the experiment again in another --store"));
      }
      return Npy.read(file).matrix(file.toString());
    } catch (IOException e) {
      throw problem("the store cannot be read", e);
    }
  }

  private Path sharedFile(String digest) {
    return root.resolve("shared").resolve(digest + ".npy");
  }

  /** Where findings of an analyzer on a run are kept, or are to be. */
  public Path analysis(String run, String analyzer) {
    Path loose = findings(run).resolve(analyzer).resolve(FINDINGS);
    return Files.exists(loose) ? loose : segments.index().findings(run, analyzer).orElse(loose);
  }

  /** Analyzers with version and digests of which findings on a run are kept. */
  public NavigableSet<String> analyses(String run) {
    NavigableSet<String> found = new TreeSet<>();
    List<Path> folders = new ArrayList<>(segments.index().findings().getOrDefault(run, List.of()));
    folders.add(findings(run));
    for (Path folder : folders) {
      for (Path analyzer : list(folder)) {
        if (Files.exists(analyzer.resolve(FINDINGS))) {
          found.add(name(analyzer));
        }
      }
    }
    return found;
  }

  /** The folder of findings on a run that are not packed. */
  Path findings(String run) {
    return root.resolve(ANALYSES).resolve(run);
  }

  /** Ids of runs on which there are findings. */
  NavigableSet<String> analysed() {
    NavigableSet<String> found = new TreeSet<>(segments.look().findings().keySet());
    list(root.resolve(ANALYSES)).forEach(folder -> found.add(name(folder)));
    return found;
  }

  /** Writes a file aside and moves it into place. */
  public void write(Path file, String text) {
    try {
      Path scratch = scratchFile();
      Files.writeString(scratch, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
      Files.createDirectories(file.getParent());
      move(scratch, file);
    } catch (IOException e) {
      throw problem("the store cannot be written", e);
    }
  }

  /** Moves a file into place; a folder that was made for it does not stay behind without it. */
  private static void move(Path scratch, Path file) throws IOException {
    try {
      Files.move(
          scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(file.getParent());
      } catch (IOException inUse) {
        e.addSuppressed(inUse);
      }
      throw e;
    }
  }

  /** A new file that everybody may read whom the user lets: temporary files are for one user. */
  private Path scratchFile() throws IOException {
    Path tmp = Files.createDirectories(root.resolve("tmp"));
    return Files.createFile(tmp.resolve(ScratchName.next()));
  }

  private Path planFile(String study) {
    return root.resolve("plans").resolve(study).resolve("plan.json");
  }

  /**
   * Removes what processes that are gone left in tmp.
   *
   * @param now as the file system has it, ms since 1970: clocks of machines may disagree with it
   */
  private void removeLeftovers(long now) {
    for (Path left : list(root.resolve("tmp"))) {
      if (ScratchName.isLeftOver(name(left), now - modified(left))) {
        delete(left);
      }
    }
  }

  void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // another process removed it at the same time
    } catch (IOException e) {
      throw problem("a folder of the store cannot be removed", e);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw problem("a folder of the store cannot be removed", new IOException(e));
      }
    }
  }

  /** What is in a folder, in order; nothing if it is not there. */
  List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw problem("the store cannot be read", e);
    }
  }

  /** All files in a folder and below, in order; none if it is not there. */
  static List<Path> regular(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Folders in archives may end with a slash. */
  static String name(Path path) {
    return String.valueOf(path.getFileName()).replace("/", "");
  }

  /** A problem of this store. */
  public ProblemException problem(String what, IOException e) {
    String got = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem(
            what,
            root.toString(),
            got,
            "",
            isWritable() || !Files.exists(root)
                ? "free space or choose another --store; finished runs are safe"
                : "allow writing to it, or choose another --store"),
        e);
  }
}
