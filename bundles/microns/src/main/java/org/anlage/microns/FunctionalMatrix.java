package org.anlage.microns;

import java.nio.file.Path;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;

/** Reads a functional matrix, which is symmetric or of which only the lower triangle was stored. */
final class FunctionalMatrix {
  private static final double TOLERANCE = 1e-9;

  private FunctionalMatrix() {}

  /** N x N, symmetric bit by bit. */
  static Matrix read(Path file, int n) {
    NpyArray array = Npy.read(file);
    Matrix stored = array.matrix(file.toString());
    if (stored.rows() != n || stored.columns() != n) {
      throw ReleasedField.mismatch(file, "shape " + array.shapeText(), n);
    }
    return full(file, stored);
  }

  /** The same of a matrix that was read. */
  static Matrix full(Path file, Matrix stored) {
    int n = stored.rows();
    boolean upperIsEmpty = true;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (!Double.isFinite(stored.get(i, j))) {
          throw FieldFolder.problem(
              file + ", row " + i + ", column " + j,
              "an entry is not finite",
              Double.toString(stored.get(i, j)),
              "a number",
              "leave functional matrices out with functionalMatrices = false");
        }
        upperIsEmpty &= j <= i || stored.get(i, j) == 0;
      }
    }
    Matrix full = stored.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double lower = stored.get(i, j);
        double upper = stored.get(j, i);
        if (!upperIsEmpty && Math.abs(lower - upper) > TOLERANCE) {
          throw FieldFolder.problem(
              file + ", row " + i + ", column " + j,
              "the matrix is neither symmetric nor lower triangular",
              lower + " and, across the diagonal, " + upper,
              "equal values",
              "");
        }
        full.set(j, i, lower);
      }
    }
    return full;
  }
}
