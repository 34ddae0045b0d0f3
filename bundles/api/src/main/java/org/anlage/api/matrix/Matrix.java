package org.anlage.api.matrix;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * A dense row-major matrix of doubles. Entry (i, j) is {@code values()[i * columns() + j]}.
 *
 * <p>Recurrent weights follow one orientation everywhere: W(i, j) is the weight from unit i to unit
 * j (row = presynaptic side). What the literature writes as x' = A x is stored transposed.
 *
 * <p>The array is not copied: whoever shares a matrix must not write to it afterwards.
 */
public final class Matrix {
  private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;
  private static final double GIBIBYTE = 1L << 30;
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "a " + rows + " x " + columns + " matrix does not have " + values.length + " values");
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Zeros.
   *
   * @throws ProblemException with kind DATA if the matrix is larger than an array or than all
   *     memory can be
   */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[entries(rows, columns)]);
  }

  private static int entries(int rows, int columns) {
    long entries = (long) rows * columns;
    long most = Math.min(MOST_ENTRIES, Runtime.getRuntime().maxMemory() / Double.BYTES);
    if (entries > most) {
      throw ProblemException.data(
          new Problem(
              "a matrix does not fit into memory",
              "",
              String.format(
                  Locale.ROOT,
                  "%d x %d numbers, %.1f GiB",
                  rows,
                  columns,
                  (double) entries * Double.BYTES / GIBIBYTE),
              String.format(
                  Locale.ROOT, "at most %.1f GiB", (double) most * Double.BYTES / GIBIBYTE),
              most == MOST_ENTRIES
                  ? "choose fewer neurons"
                  : "choose fewer neurons, or allow more memory: ANLAGE_OPTS=-Xmx16g"));
    }
    return (int) entries;
  }

  /** Wraps an array of rows x columns values, row by row. */
  public static Matrix of(int rows, int columns, double[] values) {
    return new Matrix(rows, columns, values);
  }

  /** Copies an array of rows, all of the same length. */
  public static Matrix of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Matrix matrix = zeros(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " values, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, matrix.values, i * columns, columns);
    }
    return matrix;
  }

  /** Ones on the diagonal. */
  public static Matrix identity(int size) {
    Matrix matrix = zeros(size, size);
    for (int i = 0; i < size; i++) {
      matrix.values[i * size + i] = 1;
    }
    return matrix;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The values themselves, row by row; not a copy. */
  public double[] values() {
    return values;
  }

  /** Entry (row, column). */
  public double get(int row, int column) {
    return values[row * columns + column];
  }

  /** Sets entry (row, column); for whoever is building this matrix. */
  public void set(int row, int column, double value) {
    values[row * columns + column] = value;
  }

  /** A copy with values of its own. */
  public Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }

  /** A new matrix with rows and columns exchanged. */
  public Matrix transpose() {
    Matrix result = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.values[j * rows + i] = values[i * columns + j];
      }
    }
    return result;
  }

  /** A new matrix of f(entry). */
  public Matrix map(DoubleUnaryOperator f) {
    return new Matrix(rows, columns, Arrays.stream(values).map(f).toArray());
  }

  /** A new matrix of f(entry, other's entry); both of the same shape. */
  public Matrix combine(Matrix other, DoubleBinaryOperator f) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException("shapes differ: " + shape() + " and " + other.shape());
    }
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = f.applyAsDouble(values[i], other.values[i]);
    }
    return new Matrix(rows, columns, result);
  }

  /** "rows x columns". */
  public String shape() {
    return rows + " x " + columns;
  }

  /** Equal shape and equal values, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && rows == matrix.rows
        && columns == matrix.columns
        && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix " + shape();
  }
}
