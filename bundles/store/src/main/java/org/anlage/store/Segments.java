package org.anlage.store;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Runs and findings that are packed together, {@code segments/<digest>.zip}: each file has the
 * place in the archive that it had in the store. Segments never change; what is beside them in the
 * store counts before what they hold.
 */
final class Segments {
  private static final String FOLDER = "segments";
  private static final String SUFFIX = ".zip";

  /** Archives that this process reads, which stay open: their content never changes. */
  private static final Map<Path, FileSystem> OPEN = new ConcurrentHashMap<>();

  private final Path folder;
  private volatile Optional<Index> index = Optional.empty();

  /**
   * What the segments of a store hold.
   *
   * @param files the segments
   * @param runs folder of each run, in its segment
   * @param findings folders of findings on each run; later segments may add some
   */
  record Index(List<Path> files, Map<String, Path> runs, Map<String, List<Path>> findings) {
    static final Index EMPTY = new Index(List.of(), Map.of(), Map.of());

    /** The folder of a run. */
    Optional<Path> run(String id) {
      return Optional.ofNullable(runs.get(id));
    }

    /** The findings of a version of an analyzer on a run. */
    Optional<Path> findings(String run, String analyzer) {
      return findings.getOrDefault(run, List.of()).stream()
          .map(found -> found.resolve(analyzer).resolve(DirectoryStore.FINDINGS))
          .filter(Files::exists)
          .findFirst();
    }
  }

  Segments(Path root) {
    folder = root.resolve(FOLDER);
  }

  /** What the segments hold, as of the last {@link #look}. */
  Index index() {
    return index.orElseGet(this::look);
  }

  /** Looks at the segments that are there now. */
  synchronized Index look() {
    List<Path> files = files();
    if (index.isEmpty() || !index.get().files().equals(files)) {
      index = Optional.of(read(files));
    }
    return index.get();
  }

  /** Where a segment with this content is. */
  Path file(String digest) {
    return folder.resolve(digest + SUFFIX);
  }

  /** What is wrong with a segment; empty if it is as it was written. */
  static Optional<String> damage(Path segment) throws IOException {
    return String.valueOf(segment.getFileName()).equals(FileDigest.of(segment) + SUFFIX)
        ? Optional.empty()
        : Optional.of("it was changed since it was stored");
  }

  /** The content of a segment; it stays open. */
  static Path content(Path segment) {
    Path key = segment.toAbsolutePath().normalize();
    return OPEN.computeIfAbsent(key, Segments::open).getPath("/");
  }

  /** Stops reading a segment that is to be moved or deleted. */
  static void close(Path segment) throws IOException {
    FileSystem open = OPEN.remove(segment.toAbsolutePath().normalize());
    if (open != null) {
      open.close();
    }
  }

  private static FileSystem open(Path segment) {
    try {
      return FileSystems.newFileSystem(segment);
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "a segment of the store cannot be read",
              segment.toString(),
              String.valueOf(e.getMessage()),
              "an archive that `anlage store pack` wrote",
              "move it out of the store; its runs are computed again"),
          e);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** What some segments hold. */
  static Index read(List<Path> files) {
    if (files.isEmpty()) {
      return Index.EMPTY;
    }
    Map<String, Path> runs = new HashMap<>();
    Map<String, List<Path>> findings = new HashMap<>();
    for (Path file : files) {
      Path content = content(file);
      for (Path prefix : list(content.resolve("runs"))) {
        list(prefix).forEach(run -> runs.put(DirectoryStore.name(run), run));
      }
      for (Path run : list(content.resolve("analyses"))) {
        findings.computeIfAbsent(DirectoryStore.name(run), id -> new ArrayList<>()).add(run);
      }
    }
    return new Index(files, runs, findings);
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static ProblemException unreadable(Path path, IOException e) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem("the store cannot be read", path.toString(), e.toString(), "", ""),
        e);
  }
}
