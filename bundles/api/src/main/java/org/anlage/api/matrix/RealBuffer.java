package org.anlage.api.matrix;

/**
 * A buffer of real numbers in single or double precision, so that an algorithm is written once for
 * both. Element access here is for code off the hot path; kernels unwrap the array.
 */
public sealed interface RealBuffer {
  /** Number of elements. */
  int length();

  /** Element i, widened. */
  double get(int i);

  /** Sets element i, rounded to this buffer's precision. */
  void set(int i, double value);

  /** A new buffer of zeros of the same precision. */
  RealBuffer allocate(int length);

  /** Copies elements from another buffer of the same precision. */
  void copyFrom(RealBuffer source, int sourceOffset, int offset, int length);

  /** Sets a range of elements to one value. */
  void fill(int offset, int length, double value);

  /** Copies values in, rounding to this buffer's precision. */
  default void setAll(double[] values) {
    for (int i = 0; i < values.length; i++) {
      set(i, values[i]);
    }
  }

  /** All elements, widened; a copy. */
  default double[] toDoubles() {
    double[] result = new double[length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = get(i);
    }
    return result;
  }

  /**
   * Single precision.
   *
   * @param values the elements, shared
   */
  record Float32(float[] values) implements RealBuffer {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int i) {
      return values[i];
    }

    @Override
    public void set(int i, double value) {
      values[i] = (float) value;
    }

    @Override
    public Float32 allocate(int length) {
      return new Float32(new float[length]);
    }

    @Override
    public void copyFrom(RealBuffer source, int sourceOffset, int offset, int length) {
      System.arraycopy(((Float32) source).values, sourceOffset, values, offset, length);
    }

    @Override
    public void fill(int offset, int length, double value) {
      java.util.Arrays.fill(values, offset, offset + length, (float) value);
    }
  }

  /**
   * Double precision.
   *
   * @param values the elements, shared
   */
  record Float64(double[] values) implements RealBuffer {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int i) {
      return values[i];
    }

    @Override
    public void set(int i, double value) {
      values[i] = value;
    }

    @Override
    public Float64 allocate(int length) {
      return new Float64(new double[length]);
    }

    @Override
    public void copyFrom(RealBuffer source, int sourceOffset, int offset, int length) {
      System.arraycopy(((Float64) source).values, sourceOffset, values, offset, length);
    }

    @Override
    public void fill(int offset, int length, double value) {
      java.util.Arrays.fill(values, offset, offset + length, value);
    }
  }
}
