package org.anlage.launcher.store;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunStore;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.plan.PlanJson;
import org.anlage.launcher.plan.StudyPlan;

/**
 * A run store in a folder: {@code plans/<study>/plan.json}, {@code runs/<aa>/<id>/}, {@code
 * analyses/<id>/<analyzer>@<version>+<digest>/}, {@code studies/<study>/}, {@code
 * checkpoints/<id>/} while a run is not finished, and {@code tmp/}. Nothing is ever changed in
 * place: folders and files are written in tmp and moved.
 */
public final class DirectoryStore implements RunStore {
  private static final String MANIFEST = "manifest.json";

  private final Path root;

  private DirectoryStore(Path root) {
    this.root = root;
  }

  /** Opens a store for writing; makes it if it is not there. */
  public static DirectoryStore create(Path root) {
    DirectoryStore store = new DirectoryStore(root);
    try {
      Files.createDirectories(root.resolve("runs"));
      Files.createDirectories(root.resolve("plans"));
      Files.createDirectories(root.resolve("tmp"));
      Files.deleteIfExists(store.scratchFile());
    } catch (IOException e) {
      throw store.problem("the store cannot be written", e);
    }
    store.removeLeftovers();
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
    return new DirectoryStore(root);
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<String> runs() {
    List<String> ids = new ArrayList<>();
    for (Path prefix : list(root.resolve("runs"))) {
      for (Path run : list(prefix)) {
        if (Files.exists(run.resolve(MANIFEST))) {
          ids.add(name(run));
        }
      }
    }
    ids.sort(Comparator.naturalOrder());
    return ids;
  }

  @Override
  public boolean contains(String id) {
    return Files.exists(directory(id).resolve(MANIFEST));
  }

  @Override
  public Path directory(String id) {
    return root.resolve("runs").resolve(id.substring(0, 2)).resolve(id);
  }

  /** A new folder to prepare something in; removed at the next start if it is never published. */
  public Path scratch() {
    try {
      Path folder =
          root.resolve("tmp").resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw problem("the store cannot be written", e);
    }
  }

  @Override
  public boolean publish(String id, Path finished) {
    Path target = directory(id);
    String digest = manifest(finished).text("result");
    try {
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

  /** The manifest of a finished run. */
  public Json.Obj manifest(String id) {
    return manifest(directory(id));
  }

  private static Json.Obj manifest(Path run) {
    return StoredFiles.object(run.resolve(MANIFEST), DirectoryStore::complete);
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
            Comparator.comparing(DirectoryStore::modified)
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

  /** Where findings of an analyzer on a run are kept. */
  public Path analysis(String run, String analyzer) {
    return root.resolve("analyses").resolve(run).resolve(analyzer).resolve("findings.json");
  }

  /** Writes a file aside and moves it into place. */
  public void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path scratch = scratchFile();
      Files.writeString(scratch, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
      Files.move(
          scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw problem("the store cannot be written", e);
    }
  }

  private Path scratchFile() throws IOException {
    Path tmp = Files.createDirectories(root.resolve("tmp"));
    return Files.createTempFile(tmp, ProcessHandle.current().pid() + "-", "");
  }

  private Path planFile(String study) {
    return root.resolve("plans").resolve(study).resolve("plan.json");
  }

  /** Removes what processes that are gone left in tmp. */
  private void removeLeftovers() {
    for (Path left : list(root.resolve("tmp"))) {
      String owner = name(left).split("-", 2)[0];
      boolean alive =
          owner.matches("[0-9]{1,18}")
              && ProcessHandle.of(Long.parseLong(owner)).map(ProcessHandle::isAlive).orElse(false);
      if (!alive) {
        delete(left);
      }
    }
  }

  private void delete(Path folder) {
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

  private List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw problem("the store cannot be read", e);
    }
  }

  private static long modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve("plan.json")).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
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
            "free space or choose another --store; finished runs are safe"),
        e);
  }
}
