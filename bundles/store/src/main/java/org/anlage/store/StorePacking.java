package org.anlage.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipOutputStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Puts many small runs and the findings on them into few files, {@link Segments}, and takes them
 * out again. A segment is written aside, read again and compared with all digests before it is
 * moved into place; only then the files that it holds are deleted. After a kill at any moment every
 * run is there once at least, and the same command goes on.
 */
public final class StorePacking {
  /** Runs that are larger are left as they are: few of them fill a disk. */
  private static final long MOST_BYTES_OF_A_RUN = 4L << 20;

  private static final int MOST_RUNS = 1000;
  private static final long MOST_BYTES = 256L << 20;

  private final DirectoryStore store;
  private final Consumer<String> notes;
  private final SealedFiles sealed;
  private int runs;
  private int findings;
  private int segments;
  private int files;

  /**
   * Prepares to pack or unpack; no other process may work on the store meanwhile.
   *
   * @param notes hears of what is damaged and left as it is
   */
  public StorePacking(DirectoryStore store, Consumer<String> notes) {
    this.store = store;
    this.notes = notes;
    sealed = new SealedFiles(store, notes);
  }

  /** Number of runs that were packed or unpacked. */
  public int runs() {
    return runs;
  }

  /** Number of findings on runs that were packed or unpacked. */
  public int findings() {
    return findings;
  }

  /** Number of segments that were written or removed. */
  public int segments() {
    return segments;
  }

  /** Number of files that the packed runs and findings were, or are after unpacking. */
  public int files() {
    return files;
  }

  /** What goes into one segment. */
  private static final class Group {
    final List<String> runs = new ArrayList<>();
    final SortedMap<String, Path> files = new TreeMap<>();
    long bytes;

    boolean takes(long more) {
      return runs.size() < MOST_RUNS && (runs.isEmpty() || bytes + more <= MOST_BYTES);
    }
  }

  /** Packs all whole small runs and the findings on packed runs. */
  public void pack() {
    try {
      for (Path segment : store.segments().look().files()) {
        requireWhole(segment);
      }
      deleteCopies();
      Group group = new Group();
      for (String id : store.runs()) {
        SortedMap<String, Path> more = packable(id);
        long bytes = bytes(more);
        if (!group.takes(bytes)) {
          write(group);
          group = new Group();
        }
        if (!more.isEmpty()) {
          group.runs.add(id);
          group.files.putAll(more);
          group.bytes += bytes;
        }
      }
      if (!group.runs.isEmpty()) {
        write(group);
      }
      deleteEmpty("runs");
      deleteEmpty(DirectoryStore.ANALYSES);
    } catch (IOException | UncheckedIOException e) {
      throw store.problem("the store cannot be packed", new IOException(e));
    }
  }

  /** Takes everything out of the segments; one with anything damaged is kept in damaged/. */
  public void unpack() {
    try {
      for (Path segment : store.segments().look().files()) {
        Segments.Index held = Segments.read(List.of(segment));
        boolean whole = true;
        for (Path run : held.runs().values()) {
          whole &= takeOutRun(run);
        }
        for (List<Path> folders : held.findings().values()) {
          for (Path file : DirectoryStore.regular(folders.get(0))) {
            whole &= takeOutFindings(file);
          }
        }
        Segments.close(segment);
        if (whole) {
          Files.delete(segment);
        } else {
          store.setAside(segment);
        }
        segments++;
      }
      store.segments().look();
    } catch (IOException | UncheckedIOException e) {
      throw store.problem("the store cannot be unpacked", new IOException(e));
    }
  }

  private static void requireWhole(Path segment) throws IOException {
    Optional<String> damage = Segments.damage(segment);
    if (damage.isPresent()) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "a segment of the store is damaged",
              segment.toString(),
              damage.get(),
              "",
              "`anlage store unpack` takes out what is whole; then pack again"));
    }
  }

  /** Deletes files that a segment holds too: an earlier packing was killed before it did. */
  private void deleteCopies() throws IOException {
    Group group = new Group();
    for (Path segment : store.segments().look().files()) {
      for (Path packed : DirectoryStore.regular(Segments.content(segment))) {
        Path loose = store.root().resolve(store.place(packed));
        if (Files.exists(loose) && Files.mismatch(loose, packed) < 0) {
          group.files.put(store.place(packed), loose);
        }
      }
    }
    for (String id : store.packed()) {
      Path run = store.looseDirectory(id);
      List<Path> files = DirectoryStore.regular(run);
      if (!files.isEmpty()
          && files.stream().allMatch(file -> group.files.containsKey(store.place(file)))) {
        group.runs.add(id);
      }
    }
    deleteLoose(group);
  }

  /** Files of a run that is to be packed and of the findings on it, by place in the store. */
  private SortedMap<String, Path> packable(String id) throws IOException {
    SortedMap<String, Path> found = new TreeMap<>();
    if (!store.isPacked(store.directory(id))) {
      add(DirectoryStore.regular(store.directory(id)), found);
      Optional<String> damage = store.damage(id);
      damage.ifPresent(what -> notes.accept("run " + id + " is damaged and not packed: " + what));
      if (damage.isPresent() || bytes(found) > MOST_BYTES_OF_A_RUN) {
        return new TreeMap<>();
      }
    }
    for (Path file : DirectoryStore.regular(store.findings(id))) {
      Optional<String> damage = sealed.damage(file);
      damage.ifPresent(what -> notes.accept("not packed: " + what));
      if (damage.isEmpty()) {
        add(List.of(file), found);
      }
    }
    return found;
  }

  private void add(List<Path> files, SortedMap<String, Path> found) {
    files.forEach(file -> found.put(store.place(file), file));
  }

  private static long bytes(SortedMap<String, Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files.values()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private void write(Group group) throws IOException {
    Path folder = store.scratch();
    Path aside = folder.resolve("segment.zip");
    try (OutputStream out = Files.newOutputStream(aside);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      StoreArchive.write(group.files, zip);
    }
    try (FileChannel written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      written.force(true); // before what it replaces is deleted
    }
    requireSame(group, aside);
    Path segment = store.segments().file(FileDigest.of(aside));
    Files.createDirectories(segment.getParent());
    Files.move(aside, segment, StandardCopyOption.ATOMIC_MOVE);
    store.delete(folder);
    store.segments().look();
    deleteLoose(group);
    segments++;
    files += group.files.size();
  }

  /** Compares every file with what was written of it. */
  private static void requireSame(Group group, Path segment) throws IOException {
    Path content = Segments.content(segment);
    try {
      for (var file : group.files.entrySet()) {
        if (Files.mismatch(file.getValue(), content.resolve(file.getKey())) >= 0) {
          throw new IOException(file.getKey() + " was not written as it is");
        }
      }
    } finally {
      Segments.close(segment);
    }
  }

  /** Deletes what a segment holds: whole runs at once, and findings one by one. */
  private void deleteLoose(Group group) throws IOException {
    Path bin = store.scratch();
    for (String id : group.runs) {
      Path run = store.looseDirectory(id);
      if (Files.exists(run)) {
        Files.move(run, bin.resolve(id), StandardCopyOption.ATOMIC_MOVE);
        runs++;
      }
      for (Path file : DirectoryStore.regular(store.findings(id))) {
        if (group.files.containsKey(store.place(file))) {
          Files.delete(file);
          findings++;
        }
      }
    }
    store.delete(bin);
  }

  /** Deletes folders that have nothing in them any more. */
  private void deleteEmpty(String folder) throws IOException {
    for (Path outer : store.list(store.root().resolve(folder))) {
      for (Path inner : store.list(outer)) {
        if (store.list(inner).isEmpty()) {
          Files.delete(inner);
        }
      }
      if (store.list(outer).isEmpty()) {
        Files.delete(outer);
      }
    }
  }

  private boolean takeOutRun(Path packed) throws IOException {
    String id = DirectoryStore.name(packed);
    Path loose = store.looseDirectory(id);
    if (Files.exists(loose.resolve(RunManifest.FILE))) {
      return true;
    }
    Optional<String> damage = RunManifest.damage(packed, id);
    if (damage.isPresent()) {
      notes.accept("run " + id + " is damaged and not unpacked: " + damage.get());
      return false;
    }
    Path aside = store.scratch();
    for (Path file : DirectoryStore.regular(packed)) {
      Files.copy(file, aside.resolve(DirectoryStore.name(file)));
      files++;
    }
    store.delete(loose); // a part of a run, without its manifest
    Files.createDirectories(loose.getParent());
    Files.move(aside, loose, StandardCopyOption.ATOMIC_MOVE);
    runs++;
    return true;
  }

  private boolean takeOutFindings(Path packed) throws IOException {
    Path loose = store.root().resolve(store.place(packed));
    if (Files.exists(loose)) {
      return true;
    }
    Optional<String> damage = sealed.damage(packed);
    if (damage.isPresent()) {
      notes.accept("not unpacked: " + damage.get());
      return false;
    }
    store.write(loose, Files.readString(packed));
    findings++;
    files++;
    return true;
  }
}
