package org.anlage.microns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.LengthUnit;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.neural.activity.EventWindow;
import org.anlage.npy.Npy;

/** A field as released: pickled NPY of positions and event times, ids, connectome, matrices. */
final class ReleasedField {
  private final Path folder;
  private final String field;

  ReleasedField(Path folder, String field) {
    this.folder = folder;
    this.field = field;
  }

  FieldParts read(boolean alignWiring, boolean functional, Optional<Double> start) {
    List<Check> notes = new ArrayList<>();
    Positions positions = positions();
    int n = positions.size();
    notes.add(new Check("unit of positions", true, "voxels of 4 x 4 x 40 nm, converted to um"));
    long[] roots = ids("root_ids_", n);
    Map<String, long[]> ids =
        Map.of("root", roots, "nucleus", ids("target_ids_", n), "unit", ids("unit_ids_", n));
    ReleasedConnectome connectome =
        ReleasedConnectome.read(folder.resolve("connectome_" + field + ".csv"), n);
    if (alignWiring) {
      connectome = connectome.inOrderOf(roots);
    }
    notes.add(
        new Check(
            "order of the connectome",
            alignWiring,
            alignWiring
                ? "was CPython's order of a set of root ids; put into the order of the other files"
                : "left as released, which is not the order of the other files"));
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    if (functional) {
      for (String name : List.of("correlation", "sttc", "precision")) {
        String prefix = name.equals("correlation") ? "corr" : name;
        Path file = folder.resolve(prefix + "_matrix.npy");
        if (Files.exists(file)) {
          matrices.put(name, FunctionalMatrix.read(file, n));
        }
      }
      notes.add(
          new Check(
              "functional matrices", true, "lower triangles mirrored where the upper is empty"));
    }
    return new FieldParts(
        new Neurons(n, ids),
        Optional.of(positions),
        Optional.of(connectome.synapses()),
        events(n, start, notes),
        matrices,
        notes);
  }

  private Positions positions() {
    Path file = folder.resolve("positions_" + field + ".npy");
    double[][] rows = Npy.read(file).rows(file.toString());
    FieldChecks.requireNeurons(rows.length, file);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != 3) {
        throw FieldFolder.problem(
            file + ", element " + i,
            "a position must have three coordinates",
            Integer.toString(rows[i].length),
            "3",
            "");
      }
      for (double coordinate : rows[i]) {
        if (!Double.isFinite(coordinate)) {
          throw FieldFolder.problem(
              file + ", element " + i,
              "a position is not finite",
              Double.toString(coordinate),
              "a number",
              "");
        }
      }
    }
    return Positions.of(Matrix.of(rows), LengthUnit.MINNIE65_VOXEL);
  }

  private long[] ids(String prefix, int n) {
    Path file = folder.resolve(prefix + field + ".npy");
    long[] ids = Npy.read(file).longs(file.toString());
    requireSize(file, ids.length, n);
    FieldChecks.requireDistinct(ids, file.toString());
    return ids;
  }

  private Optional<Activity> events(int n, Optional<Double> start, List<Check> notes) {
    Path file = folder.resolve("spikes_" + field + ".npy");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    double[][] times = EventTimes.read(file, start);
    requireSize(file, times.length, n);
    EventWindow window = EventTimes.window(times, start);
    notes.add(window.check());
    return Optional.of(new Activity.Events(times, window.duration(), window.start()));
  }

  private static void requireSize(Path file, int got, int n) {
    if (got != n) {
      throw mismatch(file, Integer.toString(got), n);
    }
  }

  static ProblemException mismatch(Path file, String got, int n) {
    return FieldFolder.problem(
        file,
        "another number of neurons than in the positions",
        got,
        Integer.toString(n),
        "take all files of a field from one release");
  }
}
