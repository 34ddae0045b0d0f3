package org.anlage.npy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/**
 * An array as NumPy knows it.
 *
 * @param shape size along each dimension; empty for a single number
 * @param elements the elements in C order, as many as the shape says
 */
public record NpyArray(List<Integer> shape, Elements elements) {
  /** Copies the shape and checks it against the elements. */
  public NpyArray {
    shape = List.copyOf(shape);
    long size = shape.contains(0) ? 0 : 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("shape " + text(shape));
      }
      size = Math.multiplyExact(size, length);
    }
    if (size != elements.size()) {
      throw new IllegalArgumentException(
          "shape " + text(shape) + " does not hold " + elements.size() + " elements");
    }
  }

  /** One dimension of doubles. */
  public static NpyArray of(double[] values) {
    return new NpyArray(List.of(values.length), new Elements.Float64(values));
  }

  /** One dimension of longs. */
  public static NpyArray of(long[] values) {
    return new NpyArray(List.of(values.length), new Elements.Int64(values));
  }

  /** Two dimensions of doubles. */
  public static NpyArray of(Matrix matrix) {
    return new NpyArray(
        List.of(matrix.rows(), matrix.columns()), new Elements.Float64(matrix.values()));
  }

  /** Two dimensions of floats, rounded. */
  public static NpyArray ofFloats(Matrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return new NpyArray(List.of(matrix.rows(), matrix.columns()), new Elements.Float32(values));
  }

  /** Number of dimensions. */
  public int dimensions() {
    return shape.size();
  }

  /**
   * As a matrix of doubles. Integers of more than 53 bits are refused rather than rounded.
   *
   * @param where what to call this array in an error: its file, its key
   * @throws ProblemException if it does not have two dimensions of numbers
   */
  public Matrix matrix(String where) {
    requireDimensions(2, where);
    return Matrix.of(shape.get(0), shape.get(1), reals(where));
  }

  /**
   * As a list of doubles, with the same refusals.
   *
   * @param where what to call this array in an error
   */
  public double[] doubles(String where) {
    requireDimensions(1, where);
    return reals(where);
  }

  /**
   * As a list of whole numbers; floating point is refused, since ids do not survive it.
   *
   * @param where what to call this array in an error
   */
  public long[] longs(String where) {
    requireDimensions(1, where);
    if (elements instanceof Elements.Int64 e) {
      return e.values();
    }
    if (elements instanceof Elements.Int32 e) {
      return IntStream.of(e.values()).asLongStream().toArray();
    }
    throw problem(where, type(), "whole numbers, <i8 or <i4");
  }

  /**
   * The rows: of an array of arrays its elements, of two dimensions of numbers its rows; doubles.
   *
   * @param where what to call this array in an error
   */
  public double[][] rows(String where) {
    if (elements instanceof Elements.Nested nested) {
      requireDimensions(1, where);
      double[][] rows = new double[nested.size()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = nested.values().get(i).doubles(where + ", element " + i);
      }
      return rows;
    }
    Matrix matrix = matrix(where);
    double[][] rows = new double[matrix.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          Arrays.copyOfRange(matrix.values(), i * matrix.columns(), (i + 1) * matrix.columns());
    }
    return rows;
  }

  /** The type as NumPy writes it, for example {@code <f8}. */
  public String type() {
    return ElementType.of(elements).descriptor;
  }

  /** The shape as NumPy writes it, for example {@code (3, 4)}. */
  public String shapeText() {
    return text(shape);
  }

  static String text(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  private double[] reals(String where) {
    double[] result = new double[elements.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = real(i, where);
    }
    return result;
  }

  private double real(int i, String where) {
    if (elements instanceof Elements.Float64 e) {
      return e.values()[i];
    }
    if (elements instanceof Elements.Float32 e) {
      return e.values()[i];
    }
    if (elements instanceof Elements.Int32 e) {
      return e.values()[i];
    }
    if (elements instanceof Elements.Bool e) {
      return e.values()[i] ? 1 : 0;
    }
    if (elements instanceof Elements.Int64 e) {
      long value = e.values()[i];
      if (Math.abs(value) > 1L << 53) {
        throw problem(where + ", element " + i, Long.toString(value), "at most 53 bits");
      }
      return value;
    }
    throw problem(where, "an array of arrays", "numbers");
  }

  private void requireDimensions(int dimensions, String where) {
    if (shape.size() != dimensions) {
      throw problem(
          where,
          "shape " + shapeText(),
          dimensions + (dimensions == 1 ? " dimension" : " dimensions"));
    }
  }

  private static ProblemException problem(String where, String got, String expected) {
    return ProblemException.data(
        new Problem("the array is not of the kind that is needed", where, got, expected, ""));
  }
}
