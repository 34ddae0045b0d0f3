package org.anlage.exchange.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anlage.api.task.TrialBatch;
import org.anlage.exchange.CellCase;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;

/**
 * Writes the models and inputs from which ONNX Runtime computes the reference outputs of {@link
 * OnnxExporterTest}; {@code outputs.py} beside them says how.
 */
final class OnnxModels {
  private OnnxModels() {}

  /** Writes into the folder of test resources that is the only argument. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (CellCase cell : CellCase.all()) {
      new OnnxExporter().export(cell.run(), folder);
    }
    TrialBatch trials = CellCase.trials();
    Npz.write(
        folder.resolve("input.npz"),
        Map.of(
            "input",
            new NpyArray(
                List.of(trials.steps(), trials.trials(), trials.inputs()),
                new Elements.Float32(trials.input()))));
  }
}
