package org.anlage.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Findings;
import org.anlage.api.training.Snapshot;
import org.anlage.api.training.TrainingResult;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.FindingsJson;
import org.anlage.store.StoredFiles;

/**
 * Files of one run beside its definition and its manifest: {@code initial.npz} and {@code
 * trained.npz} (parameters by name), {@code history.json}, {@code audit.json}, {@code
 * snapshots.npz} where asked for, and {@code manifest.json}, written last.
 */
public final class RunFiles {
  private RunFiles() {}

  static void write(Path folder, Network initial, TrainingResult result, Findings audit)
      throws IOException {
    writeNetwork(folder.resolve("initial.npz"), initial);
    writeNetwork(folder.resolve("trained.npz"), result.network());
    Files.writeString(
        folder.resolve("history.json"), JsonWriter.pretty(FindingsJson.encode(result.history())));
    Files.writeString(folder.resolve("audit.json"), JsonWriter.pretty(FindingsJson.encode(audit)));
    if (!result.snapshots().isEmpty()) {
      Map<String, NpyArray> arrays = new TreeMap<>();
      for (Snapshot snapshot : result.snapshots()) {
        snapshot
            .parameters()
            .forEach(
                (name, matrix) ->
                    arrays.put(
                        String.format("update_%08d/%s", snapshot.update(), name),
                        array(matrix, initial.spec())));
      }
      Npz.write(folder.resolve("snapshots.npz"), arrays);
    }
  }

  static void writeNetwork(Path file, Network network) {
    Map<String, NpyArray> arrays = new TreeMap<>();
    network.parameters().forEach((name, matrix) -> arrays.put(name, array(matrix, network.spec())));
    Npz.write(file, arrays);
  }

  static NpyArray array(Matrix matrix, NetworkSpec spec) {
    return spec.precision() == Precision.FLOAT32 ? NpyArray.ofFloats(matrix) : NpyArray.of(matrix);
  }

  /**
   * Shape of the network, for the manifest: it can be read where the run's task is not installed.
   */
  static Json spec(NetworkSpec spec) {
    return Json.Obj.create()
        .with("cell", spec.cell().name())
        .with("cellParameters", spec.cell().parameters())
        .with("inputs", (long) spec.inputs())
        .with("units", (long) spec.units())
        .with("outputs", (long) spec.outputs())
        .with("activation", spec.activation().name())
        .with("precision", spec.precision().name());
  }

  public static NetworkSpec readSpec(Path manifest) {
    return StoredFiles.object(manifest, json -> decodeSpec(json.object("network")));
  }

  private static NetworkSpec decodeSpec(Json.Obj json) {
    return new NetworkSpec(
        new Cell(cellName(json.text("cell")), cellParameters(json)),
        (int) json.number("inputs"),
        (int) json.number("units"),
        (int) json.number("outputs"),
        Activation.valueOf(json.text("activation")),
        Precision.valueOf(json.text("precision")));
  }

  /** Names of cells were those of constants, LEAKY_LEARNED, before cells were extensions. */
  private static String cellName(String stored) {
    return stored.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String cellParameters(Json.Obj json) {
    return json.members().get("cellParameters") instanceof Json.Str text ? text.value() : "{}";
  }

  public static Network readNetwork(Path file, NetworkSpec spec) {
    Map<String, Matrix> parameters = new TreeMap<>();
    StoredFiles.arrays(file)
        .forEach((name, array) -> parameters.put(name, array.matrix(file + ": " + name)));
    return new Network(spec, parameters);
  }

  /** Snapshots; those of earlier versions, {@code update_N}, have recurrent weights only. */
  public static List<Snapshot> readSnapshots(Path file) {
    Map<Integer, Map<String, Matrix>> found = new TreeMap<>();
    if (Files.exists(file)) {
      StoredFiles.arrays(file)
          .forEach(
              (key, array) -> {
                String[] parts = key.substring("update_".length()).split("/", 2);
                found
                    .computeIfAbsent(Integer.parseInt(parts[0]), update -> new TreeMap<>())
                    .put(
                        parts.length == 1 ? Network.RECURRENT : parts[1],
                        array.matrix(file + ": " + key));
              });
    }
    List<Snapshot> snapshots = new ArrayList<>();
    found.forEach((update, parameters) -> snapshots.add(new Snapshot(update, parameters)));
    return snapshots;
  }
}
