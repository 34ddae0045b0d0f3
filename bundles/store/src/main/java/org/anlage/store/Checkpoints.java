package org.anlage.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anlage.parameters.json.JsonWriter;

/**
 * Checkpoints of one run that is not finished: {@code checkpoints/<run id>/<generation>}, each the
 * number of updates made. A file is the SHA-256 of the state, in 64 hexadecimal digits, and the
 * state; it is written aside and moved into place, and the generation before it is removed after
 * that. What a killed process or a full disk left half is passed over.
 */
public final class Checkpoints {
  private static final int DIGEST = 64;

  private final DirectoryStore store;
  private final Path folder;
  private final Consumer<String> notes;

  /**
   * Checkpoints of a run in a store.
   *
   * @param notes hears of what is moved out of the way
   */
  public Checkpoints(DirectoryStore store, String run, Consumer<String> notes) {
    this.store = store;
    folder = store.root().resolve("checkpoints").resolve(run);
    this.notes = notes;
  }

  /**
   * The state of the latest generation that is whole. What is no checkpoint, such as a folder in
   * the place of one, is moved to {@code damaged/}.
   */
  public Optional<byte[]> latest() {
    if (Files.isRegularFile(folder)) {
      setAside(folder);
    }
    generations().stream().filter(Files::isDirectory).forEach(this::setAside);
    return generations().stream()
        .sorted(Comparator.reverseOrder())
        .map(this::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Keeps a state and removes the ones before. */
  public void keep(int update, byte[] state) {
    List<Path> older = generations();
    Path file = folder.resolve(String.format("%010d", update));
    try {
      Files.createDirectories(folder);
      Path scratch = store.scratch();
      Path aside = scratch.resolve("checkpoint");
      byte[] content =
          Arrays.copyOf(
              JsonWriter.sha256(state).getBytes(StandardCharsets.US_ASCII), DIGEST + state.length);
      System.arraycopy(state, 0, content, DIGEST, state.length);
      Files.write(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(scratch);
      for (Path generation : older) {
        if (!generation.equals(file)) {
          Files.deleteIfExists(generation);
        }
      }
    } catch (IOException e) {
      throw store.problem("a checkpoint cannot be written", e);
    }
  }

  /** Removes all, once the run is finished. */
  public void clear() {
    try {
      for (Path generation : generations()) {
        Files.deleteIfExists(generation);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw store.problem("a checkpoint cannot be removed", e);
    }
  }

  private void setAside(Path path) {
    notes.accept(
        "warning: "
            + path
            + " is not a checkpoint; the run goes on without it, and it is kept in "
            + store.setAside(path));
  }

  private List<Path> generations() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw store.problem("checkpoints cannot be read", e);
    }
  }

  private Optional<byte[]> read(Path file) {
    try {
      return state(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // another process has finished the run
    } catch (IOException e) {
      throw store.problem("a checkpoint cannot be read", e);
    }
  }

  /** The state in the content of a file; empty if it is not whole. */
  static Optional<byte[]> state(byte[] content) {
    if (content.length < DIGEST) {
      return Optional.empty();
    }
    byte[] state = Arrays.copyOfRange(content, DIGEST, content.length);
    String digest = new String(content, 0, DIGEST, StandardCharsets.US_ASCII);
    return digest.equals(JsonWriter.sha256(state)) ? Optional.of(state) : Optional.empty();
  }
}
