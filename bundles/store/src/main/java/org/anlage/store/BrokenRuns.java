package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Why runs could not be computed: a line for each in {@code broken/<run id>}, which goes when the
 * run is computed. Such runs are not stored, and computed again by the next command.
 */
public final class BrokenRuns {
  private final DirectoryStore store;
  private final Path folder;

  /** Those of a store. */
  public BrokenRuns(DirectoryStore store) {
    this.store = store;
    folder = store.root().resolve("broken");
  }

  /** Keeps the first line of the reason. */
  public void add(String run, String reason) {
    store.write(folder.resolve(run), reason.lines().findFirst().orElse("") + "\n");
  }

  /** Forgets a run that was computed. */
  public void remove(String run) {
    try {
      Files.deleteIfExists(folder.resolve(run));
    } catch (IOException e) {
      throw store.problem("a line on a run cannot be deleted", e);
    }
  }

  /** Why a run that is not stored could not be computed; empty if nobody tried. */
  public Optional<String> reason(String run) {
    Path file = folder.resolve(run);
    if (store.contains(run) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw store.problem("a line on a run cannot be read", e);
    }
  }
}
