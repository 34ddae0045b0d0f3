package org.anlage.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at folders again and again, and tells which of their jars have changed and settled. */
final class FolderWatch {

  /** A file that is no jar yet is given this long to become one before it is called damaged. */
  private static final long HALF_WRITTEN_NANOS = 1_000_000_000L;

  private final List<Path> folders;
  private final Map<Path, Sighting> sightings = new HashMap<>();
  private final List<JarProblem> problems = new ArrayList<>();

  /** A change that was seen and is waited on; no stamp for a file that is gone. */
  private record Sighting(Optional<FileState> stamp, long first, long last) {}

  FolderWatch(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  List<Path> folders() {
    return folders;
  }

  /** Folders that could not be read when {@link #files} looked. */
  List<JarProblem> problems() {
    return problems;
  }

  /** The jars that are there now. */
  Set<Path> files() {
    Set<Path> files = new TreeSet<>();
    problems.clear();
    for (Path folder : folders) {
      try {
        files.addAll(Files.isDirectory(folder) ? Layout.jars(folder) : List.of());
      } catch (IOException unreadable) {
        problems.add(JarProblem.ofPlugin(folder, Rejection.onRead(unreadable)));
      }
    }
    return files;
  }

  /** Whether a change was the same in two looks, and is a whole jar or given up on. */
  boolean settled(Path file, Optional<FileState> now) {
    long time = System.nanoTime();
    Sighting sighting = sightings.get(file);
    if (sighting == null || !sighting.stamp().equals(now)) {
      long first = sighting == null ? time : sighting.first();
      sightings.put(file, new Sighting(now, first, time));
      return false;
    }
    return now.isEmpty() || FileState.wholeJar(file) || time - sighting.last() > HALF_WRITTEN_NANOS;
  }

  /** When a change was first seen, on the clock of {@link System#nanoTime}; it is seen to now. */
  long attend(Path file) {
    Sighting sighting = sightings.remove(file);
    return sighting == null ? System.nanoTime() : sighting.first();
  }
}
