package org.anlage.web.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.RunManifest;

/** A store with one study of given names, written file by file. */
public final class SmallStore {
  private final DirectoryStore store;

  /** An empty store in a folder. */
  public SmallStore(Path root) {
    store = DirectoryStore.create(root);
  }

  /** The store. */
  public DirectoryStore store() {
    return store;
  }

  /** The id of a run by its number. */
  public static String id(int number) {
    return "%064x".formatted(number);
  }

  /** Plans a study whose runs have the numbers 1, 2, ..., one for each of the arms. */
  public void plan(String folder, String title, List<String> arms) {
    Json.Obj plan =
        Json.Obj.create()
            .with("name", "study")
            .with("title", title)
            .with("kind", "training")
            .with("description", "<script>alert(1)</script>")
            .with(
                "arms",
                Json.array(
                    arms.stream()
                        .map(a -> Json.Obj.create().with("name", a).with("text", a))
                        .toList()));
    List<Json> runs = new java.util.ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      runs.add(
          Json.Obj.create()
              .with("arm", arms.get(i))
              .with("task", "go-nogo")
              .with("seed", 7L)
              .with("id", id(i + 1))
              .with("definition", Json.Obj.create()));
    }
    write(
        store.root().resolve("plans").resolve(folder).resolve("plan.json"),
        plan.with("runs", Json.array(runs)));
  }

  /** Stores a run with a history of two epochs. */
  public void finish(int number, String status, double loss) {
    Path folder = store.directory(id(number));
    write(folder.resolve("run.json"), Json.Obj.create().with("seed", 7L));
    Table history =
        new Table(
            "history",
            "",
            List.of(
                new Column.Numbers("update", "", new double[] {10, 20}),
                new Column.Numbers("train_loss", "", new double[] {1, loss})));
    write(folder.resolve("history.json"), FindingsJson.encode(history));
    try {
      RunManifest.write(
          folder,
          Json.Obj.create()
              .with("id", id(number))
              .with("status", status)
              .with("failure", status.equals("done") ? "" : "the loss is not finite")
              .with("seconds", 2.5));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Json json) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JsonWriter.pretty(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
