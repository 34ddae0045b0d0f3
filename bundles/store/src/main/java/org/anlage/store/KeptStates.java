package org.anlage.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * States of a run that is not finished which are to be stored with it, {@code checkpoints/<run
 * id>-states/<update>}: an interruption does not lose them.
 */
public final class KeptStates {
  private static final String SUFFIX = "-states";

  private final DirectoryStore store;
  private final Path folder;

  /** States of a run in a store. */
  public KeptStates(DirectoryStore store, String run) {
    this.store = store;
    folder = store.root().resolve("checkpoints").resolve(run + SUFFIX);
  }

  /** The run whose checkpoints or kept states a folder of {@code checkpoints/} has. */
  static String run(String folder) {
    return folder.endsWith(SUFFIX)
        ? folder.substring(0, folder.length() - SUFFIX.length())
        : folder;
  }

  /** The file of a state in the folder of a finished run. */
  public static Path file(Path run, int update) {
    return run.resolve(String.format("state_%08d.bin", update));
  }

  /** Keeps the state after an update. */
  public void keep(int update, byte[] state) {
    try {
      Files.createDirectories(folder);
      Path scratch = store.scratch();
      Path aside = Files.write(scratch.resolve("state"), state);
      Files.move(
          aside,
          folder.resolve(Integer.toString(update)),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Files.delete(scratch);
    } catch (IOException e) {
      throw store.problem("the state of a run cannot be written", e);
    }
  }

  /** All states so far, by update. */
  public SortedMap<Integer, byte[]> all() {
    SortedMap<Integer, byte[]> states = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return states;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        states.put(Integer.parseInt(file.getFileName().toString()), Files.readAllBytes(file));
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw store.problem("the states of a run cannot be read", new IOException(e));
    }
    return states;
  }

  /** Removes all, once the run is finished. */
  public void clear() {
    try {
      for (int update : all().keySet()) {
        Files.deleteIfExists(folder.resolve(Integer.toString(update)));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw store.problem("the state of a run cannot be removed", e);
    }
  }
}
