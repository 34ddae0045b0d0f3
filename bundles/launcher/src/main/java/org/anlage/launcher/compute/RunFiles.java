package org.anlage.launcher.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anlage.api.analysis.Findings;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.training.Snapshot;
import org.anlage.api.training.TrainingResult;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.store.FindingsJson;
import org.anlage.launcher.store.StoredFiles;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;

/**
 * Files of one run: {@code run.json} (its definition), {@code initial.npz} and {@code trained.npz}
 * (parameters by name), {@code history.json}, {@code audit.json}, {@code snapshots.npz} where asked
 * for, and {@code manifest.json}, written last.
 */
final class RunFiles {
  private RunFiles() {}

  static void write(
      Path folder, String definition, Network initial, TrainingResult result, Findings audit)
      throws IOException {
    Files.writeString(folder.resolve("run.json"), definition);
    writeNetwork(folder.resolve("initial.npz"), initial);
    writeNetwork(folder.resolve("trained.npz"), result.network());
    Files.writeString(
        folder.resolve("history.json"), JsonWriter.pretty(FindingsJson.encode(result.history())));
    Files.writeString(folder.resolve("audit.json"), JsonWriter.pretty(FindingsJson.encode(audit)));
    if (!result.snapshots().isEmpty()) {
      Map<String, NpyArray> arrays = new TreeMap<>();
      for (Snapshot snapshot : result.snapshots()) {
        arrays.put(
            String.format("update_%08d", snapshot.update()),
            array(snapshot.recurrent(), initial.spec()));
      }
      Npz.write(folder.resolve("snapshots.npz"), arrays);
    }
  }

  /** SHA-256 over names and contents of all files but the manifest. */
  static String digest(Path folder) throws IOException {
    List<Json> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals("manifest.json")) {
          entries.add(Json.string(name + " " + JsonWriter.sha256(Files.readAllBytes(file))));
        }
      }
    }
    return JsonWriter.digest(Json.array(entries));
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
        .with("inputs", (long) spec.inputs())
        .with("units", (long) spec.units())
        .with("outputs", (long) spec.outputs())
        .with("activation", spec.activation().name())
        .with("precision", spec.precision().name());
  }

  static NetworkSpec readSpec(Path manifest) {
    return StoredFiles.object(manifest, json -> decodeSpec(json.object("network")));
  }

  private static NetworkSpec decodeSpec(Json.Obj json) {
    return new NetworkSpec(
        Cell.valueOf(json.text("cell")),
        (int) json.number("inputs"),
        (int) json.number("units"),
        (int) json.number("outputs"),
        Activation.valueOf(json.text("activation")),
        Precision.valueOf(json.text("precision")));
  }

  static Network readNetwork(Path file, NetworkSpec spec) {
    Map<String, Matrix> parameters = new TreeMap<>();
    StoredFiles.arrays(file)
        .forEach((name, array) -> parameters.put(name, array.matrix(file + ": " + name)));
    return new Network(spec, parameters);
  }

  static List<Snapshot> readSnapshots(Path file) {
    List<Snapshot> snapshots = new ArrayList<>();
    if (Files.exists(file)) {
      StoredFiles.arrays(file)
          .forEach(
              (name, array) ->
                  snapshots.add(
                      new Snapshot(
                          Integer.parseInt(name.substring("update_".length())),
                          array.matrix(file + ": " + name))));
    }
    return snapshots;
  }
}
