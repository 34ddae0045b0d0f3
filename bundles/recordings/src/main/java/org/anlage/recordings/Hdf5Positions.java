package org.anlage.recordings;

import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;

/** The dataset of an HDF5 file that holds the positions of units. */
public record Hdf5Positions(
    @Parameter(
            text = "Dataset of positions, units x 2 or 3 or the other way round; empty: none",
            value = "\"\"")
        String dataset,
    @Parameter(
            text = "Micrometres that one of its units of length stands for",
            value = "1",
            unit = "um",
            min = 0,
            exclusiveMin = true)
        double scale) {

  /** Positions of the units that are kept. */
  Optional<Positions> read(Hdf5 file, int units, int[] kept) {
    if (dataset.isEmpty()) {
      return Optional.empty();
    }
    int[] shape = file.shape(dataset, "positions.dataset");
    boolean rows = shape.length == 2 && shape[0] == units && isSpace(shape[1]);
    if (!rows && !(shape.length == 2 && shape[1] == units && isSpace(shape[0]))) {
      throw ProblemException.data(
          new Problem(
              "positions do not fit the units",
              file.file() + ", dataset '" + dataset + "'",
              "shape " + java.util.Arrays.toString(shape),
              "[" + units + ", 2 or 3] or [2 or 3, " + units + "]",
              ""));
    }
    int axes = shape[rows ? 1 : 0];
    double[] values = file.numbers(dataset, "positions.dataset");
    Matrix xyz = Matrix.zeros(kept.length, 3);
    for (int i = 0; i < kept.length; i++) {
      for (int axis = 0; axis < axes; axis++) {
        xyz.set(i, axis, scale * values[rows ? kept[i] * axes + axis : axis * units + kept[i]]);
      }
    }
    return Optional.of(new Positions(xyz));
  }

  private static boolean isSpace(int axes) {
    return axes == 2 || axes == 3;
  }
}
