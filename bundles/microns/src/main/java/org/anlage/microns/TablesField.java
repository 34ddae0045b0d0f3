package org.anlage.microns;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.data.LengthUnit;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;

/**
 * A field as two tables: {@code nodes.csv} with {@code index}, {@code x_um}, {@code y_um}, {@code
 * z_um} (or {@code x_vx} ... in voxels of 4 x 4 x 40 nm) and optional ids, {@code edges.csv} with
 * {@code row} (presynaptic), {@code col} (postsynaptic) and {@code n_synapses}; other columns are
 * not read.
 */
final class TablesField {
  private TablesField() {}

  static FieldParts read(Path folder) {
    CsvRows nodes = CsvRows.read(folder.resolve(FieldFolder.NODES));
    int n = nodes.rows().size();
    FieldChecks.requireNeurons(n, nodes.file());
    int index = nodes.column("index");
    for (int i = 0; i < n; i++) {
      if (nodes.wholeNumber(i, index) != i) {
        throw FieldFolder.problem(
            nodes.file() + ", row " + i,
            "indices must count the rows",
            Long.toString(nodes.wholeNumber(i, index)),
            Integer.toString(i),
            "sort the table by index");
      }
    }
    Neurons neurons = new Neurons(n, ids(nodes));
    boolean voxels = !nodes.has("x_um");
    Positions positions =
        Positions.of(
            coordinates(nodes, voxels ? "vx" : "um"),
            voxels ? LengthUnit.MINNIE65_VOXEL : LengthUnit.MICROMETRE);
    CsvRows edges = CsvRows.read(folder.resolve(FieldFolder.EDGES));
    return FieldParts.of(neurons, positions, synapses(edges, n), voxels);
  }

  private static Map<String, long[]> ids(CsvRows nodes) {
    Map<String, long[]> ids = new LinkedHashMap<>();
    for (String name : List.of("nucleus", "root", "unit")) {
      String column = name + "_id";
      if (nodes.has(column)) {
        int at = nodes.column(column);
        long[] values = new long[nodes.rows().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = nodes.wholeNumber(i, at);
        }
        FieldChecks.requireDistinct(values, nodes.file() + ", column '" + column + "'");
        ids.put(name, values);
      }
    }
    return ids;
  }

  private static Matrix coordinates(CsvRows nodes, String unit) {
    int n = nodes.rows().size();
    Matrix coordinates = Matrix.zeros(n, 3);
    String[] axes = {"x_", "y_", "z_"};
    for (int axis = 0; axis < 3; axis++) {
      int column = nodes.column(axes[axis] + unit);
      for (int i = 0; i < n; i++) {
        coordinates.set(i, axis, nodes.number(i, column));
      }
    }
    return coordinates;
  }

  private static Synapses synapses(CsvRows edges, int n) {
    int row = edges.column("row");
    int col = edges.column("col");
    int count = edges.column("n_synapses");
    Matrix counts = Matrix.zeros(n, n);
    for (int e = 0; e < edges.rows().size(); e++) {
      int pre = edges.wholeNumber(e, row, 0, n - 1);
      int post = edges.wholeNumber(e, col, 0, n - 1);
      if (counts.get(pre, post) != 0) {
        throw FieldFolder.problem(
            edges.file() + ", row " + e,
            "a pair occurs twice",
            pre + " to " + post,
            "one row for each pair",
            "");
      }
      counts.set(pre, post, edges.wholeNumber(e, count, 1, Integer.MAX_VALUE));
    }
    return Synapses.of(counts);
  }
}
