package org.anlage.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * Summaries of runs that were checked before, in {@code index/runs.json} of the store, so that a
 * table of many runs need not read all their files again. An entry counts as long as names, sizes
 * and times of the run's files are the same. The file can be deleted; one that was changed, or that
 * another version wrote, is made again.
 */
public final class RunIndex implements RunSummary.Reader {
  private static final long FORMAT = 1;

  private final DirectoryStore store;
  private final Path file;
  private final Map<String, Entry> entries = new TreeMap<>();
  private boolean changed;

  /**
   * A summary and what it was made from.
   *
   * @param stamp digest of names, sizes and times of the run's files
   */
  private record Entry(String stamp, RunSummary summary) {}

  private RunIndex(DirectoryStore store) {
    this.store = store;
    file = store.root().resolve("index").resolve("runs.json");
  }

  /** The index of a store; empty if it has none. */
  public static RunIndex of(DirectoryStore store) {
    RunIndex index = new RunIndex(store);
    if (Files.exists(index.file)) {
      index.read();
    }
    return index;
  }

  @Override
  public RunSummary summary(String id) {
    if (!store.contains(id)) {
      return RunSummary.of(store, id);
    }
    String stamp = stamp(store.directory(id));
    Entry known = entries.get(id);
    if (known != null && known.stamp().equals(stamp)) {
      return known.summary();
    }
    RunSummary summary = RunSummary.of(store, id);
    if (!summary.status().equals("damaged") && stamp.equals(stamp(store.directory(id)))) {
      entries.put(id, new Entry(stamp, summary));
      changed = true;
    }
    return summary;
  }

  /** Writes what is new, if the store can be written. */
  public void keep() {
    if (changed && store.isWritable()) {
      Json.Obj runs = Json.Obj.create();
      entries.forEach((id, entry) -> runs.with(id, encode(entry)));
      Json.Obj json = Json.Obj.create().with("format", FORMAT).with("runs", runs);
      store.write(file, JsonWriter.canonical(SealedFiles.sealed(json)) + "\n");
      changed = false;
    }
  }

  private void read() {
    try {
      Json.Obj json = (Json.Obj) JsonReader.read(file, ProblemException.Kind.STORE);
      if (SealedFiles.isWhole(json) && json.number("format") == FORMAT) {
        json.object("runs").members().forEach((id, entry) -> entries.put(id, decode(entry)));
      }
    } catch (ProblemException | IllegalArgumentException | ClassCastException madeAgain) {
      entries.clear();
    }
  }

  private static Json.Obj encode(Entry entry) {
    Json.Obj metrics = Json.Obj.create();
    entry.summary().metrics().forEach(metrics::with);
    // An array keeps the order of the metrics, which canonical JSON sorts in an object.
    return Json.Obj.create()
        .with("stamp", entry.stamp())
        .with("status", entry.summary().status())
        .with("failure", entry.summary().failure())
        .with("seconds", entry.summary().seconds())
        .with("names", Json.array(metrics.members().keySet().stream().map(Json::string).toList()))
        .with("values", Json.array(metrics.members().values()));
  }

  private static Entry decode(Json json) {
    Json.Obj entry = (Json.Obj) json;
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<Json> values = entry.array("values");
    for (Json name : entry.array("names")) {
      metrics.put(((Json.Str) name).value(), Json.toDouble(values.get(metrics.size())));
    }
    return new Entry(
        entry.text("stamp"),
        new RunSummary(
            entry.text("status"), entry.text("failure"), entry.number("seconds"), metrics));
  }

  private String stamp(Path folder) {
    if (store.isPacked(folder)) {
      return folder
          .getFileSystem()
          .toString(); // the name of a segment is the digest of its content
    }
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.toList()) {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        files.put(
            String.valueOf(path.getFileName()),
            now.size() + " " + now.lastModifiedTime().to(TimeUnit.NANOSECONDS));
      }
    } catch (IOException e) {
      throw store.problem("the store cannot be read", e);
    }
    return JsonWriter.sha256(files.toString().getBytes(StandardCharsets.UTF_8));
  }
}
