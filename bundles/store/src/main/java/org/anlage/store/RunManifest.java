package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * The manifest of a run, {@code manifest.json}, written last. It holds the digest of every other
 * file of the run, so that a file that was changed or removed since is found, and a digest of
 * itself.
 */
public final class RunManifest {
  /** Name of the file. */
  public static final String FILE = "manifest.json";

  /** Format of runs that this version writes. */
  static final long FORMAT = 2;

  static final String DEFINITION = "run.json";

  private RunManifest() {}

  /**
   * Completes and writes the manifest of a run whose other files are all written.
   *
   * @param folder folder of the run
   * @param content status, failure, seconds, kernels, Java, system and the like
   */
  public static void write(Path folder, Json.Obj content) throws IOException {
    Json.Obj manifest =
        complete(content, digests(folder), Files.readString(folder.resolve(DEFINITION)));
    Files.writeString(folder.resolve(FILE), JsonWriter.pretty(manifest));
  }

  /** The whole manifest, from what is said of a run and the digests of its files. */
  static Json.Obj complete(Json.Obj content, Map<String, String> files, String definition) {
    Json.Obj manifest = Json.Obj.create().with("format", FORMAT);
    content.members().forEach(manifest::with);
    Json.Obj list = Json.Obj.create();
    files.forEach(list::with);
    manifest
        .with("question", question(definition))
        .with("result", result(files))
        .with("files", list);
    return SealedFiles.sealed(manifest);
  }

  /**
   * What is asked of a run whatever code answers it: the digest of its definition without the code.
   */
  public static String question(String definition) {
    Json.Obj json =
        (Json.Obj) JsonReader.parse(DEFINITION, definition, ProblemException.Kind.STORE);
    Json.Obj rest = new Json.Obj(new LinkedHashMap<>(json.members()), json.place());
    rest.members().remove("code");
    return JsonWriter.digest(rest);
  }

  /** Digests of all files of a run but the manifest, by name. */
  static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(FILE)) {
          digests.put(name, FileDigest.of(file));
        }
      }
    }
    return digests;
  }

  /**
   * One digest of names and contents, which does not depend on where or when a run was computed.
   */
  static String result(Map<String, String> files) {
    List<Json> entries = new ArrayList<>();
    files.forEach((name, digest) -> entries.add(Json.string(name + " " + digest)));
    return JsonWriter.digest(Json.array(entries));
  }

  /**
   * Finds what is no longer as it was stored.
   *
   * @param folder folder of the run
   * @param id id of the run
   * @return the file and what is wrong with it, or empty if all is as it was stored
   */
  static Optional<String> damage(Path folder, String id) {
    try {
      Json.Obj manifest =
          (Json.Obj) JsonReader.read(folder.resolve(FILE), ProblemException.Kind.STORE);
      if (!SealedFiles.isWhole(manifest) || !manifest.text("id").equals(id)) {
        return Optional.of(FILE + " was changed since it was stored");
      }
      Map<String, String> now = digests(folder);
      for (Map.Entry<String, Json> stored : manifest.object("files").members().entrySet()) {
        String digest = now.remove(stored.getKey());
        if (digest == null) {
          return Optional.of(stored.getKey() + " is gone");
        }
        if (!digest.equals(((Json.Str) stored.getValue()).value())) {
          return Optional.of(stored.getKey() + " was changed since it was stored");
        }
      }
      if (!now.isEmpty()) {
        return Optional.of(now.keySet().iterator().next() + " was added since the run was stored");
      }
      String definition = Files.readString(folder.resolve(DEFINITION));
      return JsonWriter.sha256(definition.getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .equals(id)
          ? Optional.empty()
          : Optional.of(DEFINITION + " is that of another run");
    } catch (ProblemException | IllegalArgumentException | ClassCastException e) {
      return Optional.of(FILE + " cannot be read: " + e.getMessage());
    } catch (IOException e) {
      return Optional.of("a file cannot be read: " + e.getMessage());
    }
  }
}
