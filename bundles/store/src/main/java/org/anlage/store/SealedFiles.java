package org.anlage.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * JSON files of a store that can be computed again, such as findings: each holds its place in the
 * store and the digest of everything else in it. A file that was changed, or that belongs to
 * another run or analyzer, is not believed. In a store that cannot be written nothing is kept.
 *
 * @param store the store
 * @param notes hears of damaged files
 */
public record SealedFiles(DirectoryStore store, Consumer<String> notes) {
  private static final String SEAL = "seal";
  private static final String PLACE = "file";

  /** The digest of an object without its seal. */
  static String seal(Json.Obj json) {
    Json.Obj rest = new Json.Obj(new LinkedHashMap<>(json.members()), json.place());
    rest.members().remove(SEAL);
    return JsonWriter.digest(rest);
  }

  /** Whether an object has the seal of its content. */
  static boolean isWhole(Json.Obj json) {
    return json.members().containsKey(SEAL) && json.text(SEAL).equals(seal(json));
  }

  /** The object with its seal. */
  static Json.Obj sealed(Json.Obj json) {
    return json.with(SEAL, seal(json));
  }

  /** Seals and writes. */
  public void write(Path file, Json.Obj content) {
    if (store.isWritable()) {
      // Where findings in a segment are damaged, those that replace them are not packed.
      Path loose = store.root().resolve(place(file));
      store.write(loose, JsonWriter.pretty(sealed(content.with(PLACE, place(file)))));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param what what it is, for the note: "findings of ..."
   * @return empty if it is not there, or is damaged: then it is named and moved to {@code damaged/}
   */
  public <T> Optional<T> read(Path file, String what, Function<Json.Obj, T> decode) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<String> damage = damage(file);
    if (damage.isEmpty()) {
      return Optional.of(StoredFiles.object(file, decode));
    }
    String kept = store.isWritable() ? ", and kept in " + store.setAside(file) : "";
    notes.accept(
        "warning: " + what + " is damaged: " + damage.get() + "; it is computed again" + kept);
    return Optional.empty();
  }

  /** What is wrong with a file; empty if it is as it was written. */
  public Optional<String> damage(Path file) {
    try {
      Json.Obj json = (Json.Obj) JsonReader.read(file, ProblemException.Kind.STORE);
      if (!isWhole(json)) {
        return Optional.of(place(file) + " was changed since it was stored");
      }
      return json.text(PLACE).equals(place(file))
          ? Optional.empty()
          : Optional.of(place(file) + " was stored as " + json.text(PLACE));
    } catch (ProblemException | IllegalArgumentException | ClassCastException e) {
      return Optional.of(place(file) + " cannot be read: " + e.getMessage());
    }
  }

  private String place(Path file) {
    return store.place(file);
  }
}
