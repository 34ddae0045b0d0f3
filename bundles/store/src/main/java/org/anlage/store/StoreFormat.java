package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * The format of a store, in {@code store.json}. Version 1, which had no such file, is converted:
 * its manifests get digests of files and of themselves. Any other version is refused.
 */
final class StoreFormat {
  private static final String FILE = "store.json";

  private StoreFormat() {}

  /** Checks or converts a store; a store without runs becomes one of this format. */
  static void settle(DirectoryStore store) {
    Path file = store.root().resolve(FILE);
    if (Files.exists(file)) {
      require(StoredFiles.object(file, json -> json.number("format")), store);
      return;
    }
    int converted = 0;
    for (String id : store.runs()) {
      convert(store, id);
      converted++;
    }
    store.write(file, JsonWriter.pretty(Json.Obj.create().with("format", RunManifest.FORMAT)));
    if (converted > 0) {
      System.err.println(
          "note: the store "
              + store.root()
              + " was converted to format "
              + RunManifest.FORMAT
              + " ("
              + converted
              + " runs); earlier versions no longer read it");
    }
  }

  private static void require(double format, DirectoryStore store) {
    if (format != RunManifest.FORMAT) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the store has another format",
              store.root().toString(),
              "format " + Json.number(format),
              "format " + RunManifest.FORMAT,
              "use the version of Anlage that wrote it, or another --store"));
    }
  }

  /**
   * A run whose result is not what its manifest says stays as it is, and is found damaged later.
   */
  private static void convert(DirectoryStore store, String id) {
    Path folder = store.directory(id);
    Path file = folder.resolve(RunManifest.FILE);
    Json.Obj content =
        StoredFiles.object(
            file, old -> new Json.Obj(new LinkedHashMap<>(old.members()), old.place()));
    try {
      Map<String, String> files = RunManifest.digests(folder);
      if (RunManifest.result(files).equals(content.text("result"))) {
        content.members().remove("format");
        String definition = Files.readString(folder.resolve(RunManifest.DEFINITION));
        store.write(file, JsonWriter.pretty(RunManifest.complete(content, files, definition)));
      }
    } catch (IOException e) {
      throw store.problem("the store cannot be converted", e);
    }
  }
}
