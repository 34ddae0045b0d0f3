package org.anlage.web.answer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.parameters.json.Json;

/** A matrix for the page to draw: single precision, little endian, row by row, in base 64. */
final class MatrixAnswer {
  private static final int MOST_ENTRIES = 1 << 24;

  private MatrixAnswer() {}

  /** The matrix as JSON. */
  static Json.Obj of(Matrix matrix) {
    if (matrix.values().length > MOST_ENTRIES) {
      throw ProblemException.configuration(
          new Problem(
              "this matrix is too large to be shown",
              "",
              matrix.shape(),
              "at most " + MOST_ENTRIES + " entries",
              "`anlage export` writes it to a file"));
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(matrix.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : matrix.values()) {
      bytes.putFloat((float) value);
    }
    return Json.Obj.create()
        .with("rows", (long) matrix.rows())
        .with("columns", (long) matrix.columns())
        .with("values", Base64.getEncoder().encodeToString(bytes.array()));
  }
}
