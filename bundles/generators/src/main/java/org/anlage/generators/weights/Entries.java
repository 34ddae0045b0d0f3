package org.anlage.generators.weights;

import java.util.function.DoubleSupplier;
import org.anlage.api.matrix.Matrix;

/** Draws entries one after the other, row by row. */
public final class Entries {
  private Entries() {}

  /** A new N x N matrix of draws. */
  public static Matrix draw(int n, DoubleSupplier entry) {
    Matrix result = Matrix.zeros(n, n);
    double[] values = result.values();
    for (int k = 0; k < values.length; k++) {
      values[k] = entry.getAsDouble();
    }
    return result;
  }
}
