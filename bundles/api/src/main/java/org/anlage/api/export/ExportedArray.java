package org.anlage.api.export;

import java.util.List;

/**
 * An array with the type of numbers that it was stored with.
 *
 * @param shape size along each dimension; empty for a single number
 * @param values the numbers, last index fastest, as many as the shape says
 */
public record ExportedArray(List<Integer> shape, Values values) {
  /** Copies the shape and checks it against the values. */
  public ExportedArray {
    shape = List.copyOf(shape);
    long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (size != values.size()) {
      throw new IllegalArgumentException(
          values.size() + " numbers in an array of shape " + shape + ", which has " + size);
    }
  }

  /** Numbers of one type. */
  public sealed interface Values {
    /** How many. */
    int size();

    /** A number as a double. */
    double at(int index);
  }

  /**
   * Numbers of 32 bits.
   *
   * @param values the numbers, shared
   */
  public record Floats(float[] values) implements Values {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }
  }

  /**
   * Numbers of 64 bits.
   *
   * @param values the numbers, shared
   */
  public record Doubles(double[] values) implements Values {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }
  }

  /**
   * Whole numbers.
   *
   * @param values the numbers, shared
   */
  public record Longs(long[] values) implements Values {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }
  }
}
