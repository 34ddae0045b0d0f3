package org.anlage.api.cell;

import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * What the values of a cell start from.
 *
 * @param weights N x N recurrent weights of the arm, row = from
 * @param leak {@code network.leak}: dt / tau of leaky units, in (0, 1]
 * @param cortex the data, where the experiment has any
 * @param random randomness of the run; split it by the name of the parameter
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run
 */
public record CellStart(
    Matrix weights,
    double leak,
    Optional<Cortex> cortex,
    RandomStream random,
    Kernels kernels,
    Decompositions decompositions) {
  /** Values from Glorot and Bengio's uniform distribution on +-sqrt(6 / (rows + columns)). */
  public static Matrix glorot(int rows, int columns, RandomStream random) {
    double limit = Math.sqrt(6.0 / (rows + columns));
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = random.nextDouble(-limit, limit);
    }
    return matrix;
  }
}
