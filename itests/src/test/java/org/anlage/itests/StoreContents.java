package org.anlage.itests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a run store as another program would. */
record StoreContents(Path root) {

  /** Manifests of finished runs, by id. */
  Map<String, JsonObject> manifests() throws IOException {
    Map<String, JsonObject> manifests = new TreeMap<>();
    if (Files.isDirectory(root.resolve("runs"))) {
      try (Stream<Path> tree = Files.walk(root.resolve("runs"), 3)) {
        for (Path file : tree.filter(f -> f.endsWith("manifest.json")).toList()) {
          manifests.put(file.getParent().getFileName().toString(), object(file));
        }
      }
    }
    return manifests;
  }

  /** Digests of results, by id of the run. */
  Map<String, String> results() throws IOException {
    Map<String, String> results = new TreeMap<>();
    manifests().forEach((id, manifest) -> results.put(id, manifest.get("result").getAsString()));
    return results;
  }

  /**
   * What was found and is the same wherever and whenever it is found: digests of results, by id of
   * the run, and of all that analyzers found, by path. Reports say when and where they were made,
   * and tables of runs how long they took.
   */
  Map<String, String> findings() throws IOException {
    Map<String, String> findings = results();
    for (String part : List.of("analyses", "studies")) {
      if (Files.isDirectory(root.resolve(part))) {
        try (Stream<Path> tree = Files.walk(root.resolve(part))) {
          for (Path file : tree.filter(Files::isRegularFile).toList()) {
            if (!file.endsWith("report.html") && !file.endsWith("runs.csv")) {
              findings.put(root.relativize(file).toString(), Digests.sha256(file));
            }
          }
        }
      }
    }
    return findings;
  }

  /** Ids of the runs of the only study, by {@code arm / task / seed}. */
  Map<String, String> planned() throws IOException {
    return planned(studies().get(0));
  }

  /** Ids of the runs of a study, by {@code arm / task / seed}. */
  Map<String, String> planned(String study) throws IOException {
    Map<String, String> ids = new TreeMap<>();
    for (JsonElement item : plan(study).getAsJsonArray("runs")) {
      JsonObject run = item.getAsJsonObject();
      ids.put(
          run.get("arm").getAsString()
              + " / "
              + run.get("task").getAsString()
              + " / "
              + run.get("seed").getAsString(),
          run.get("id").getAsString());
    }
    return ids;
  }

  /** Ids of the runs of a study that are finished. */
  List<String> manifestsOf(String study) {
    try {
      return planned(study).values().stream()
          .filter(id -> Files.exists(run(id).resolve("manifest.json")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonObject plan(String study) throws IOException {
    return object(root.resolve("plans").resolve(study).resolve("plan.json"));
  }

  /** Folders of plans. */
  List<String> studies() throws IOException {
    return names(root.resolve("plans"));
  }

  /** Folder of a run. */
  Path run(String id) {
    return root.resolve("runs").resolve(id.substring(0, 2)).resolve(id);
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static JsonObject object(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
