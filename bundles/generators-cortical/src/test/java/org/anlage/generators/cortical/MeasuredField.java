package org.anlage.generators.cortical;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.junit.jupiter.api.Assumptions;

/** The paper's field 6_6_2, where measured data is beside the checkout. */
public final class MeasuredField {
  private MeasuredField() {}

  /** Positions and functional matrices; skips the test where they are absent. */
  public static Cortex load() throws IOException {
    Path microns = Path.of(System.getProperty("anlage.shared", ""), "data", "microns");
    Path nodes = microns.resolve("aligned/6_6_2/nodes.csv");
    Path released = microns.resolve("as-released/6_6_2");
    Assumptions.assumeTrue(
        Files.exists(nodes) && Files.exists(released),
        "measured data is absent: " + microns + " (system property anlage.shared)");
    return Contexts.cortex(
        312,
        Optional.of(new Positions(positions(Files.readAllLines(nodes)))),
        Optional.empty(),
        Map.of(
            "correlation", matrix(released, "corr_matrix"),
            "sttc", mirrored(matrix(released, "sttc_matrix")),
            "precision", matrix(released, "precision_matrix")));
  }

  private static Matrix positions(List<String> lines) {
    double[][] rows = new double[lines.size() - 1][3];
    for (int i = 0; i < rows.length; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      for (int axis = 0; axis < 3; axis++) {
        rows[i][axis] = Double.parseDouble(cells[7 + axis]);
      }
    }
    return Matrix.of(rows);
  }

  private static Matrix matrix(Path folder, String name) {
    return Npy.read(folder.resolve(name + ".npy")).matrix(name);
  }

  private static Matrix mirrored(Matrix lower) {
    Matrix result = lower.copy();
    for (int i = 0; i < lower.rows(); i++) {
      for (int j = 0; j < i; j++) {
        result.set(j, i, lower.get(i, j));
      }
    }
    return result;
  }
}
