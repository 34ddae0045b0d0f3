package org.anlage.npy;

import java.util.List;
import java.util.stream.IntStream;

/** The elements of an array, in C order (last index fastest), by their type. */
public sealed interface Elements {
  /** How many. */
  int size();

  /** The elements of the given indices, in that order. */
  Elements pick(int[] indices);

  /**
   * {@code <f4}.
   *
   * @param values the elements, shared
   */
  record Float32(float[] values) implements Elements {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Float32 pick(int[] indices) {
      float[] picked = new float[indices.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[indices[i]];
      }
      return new Float32(picked);
    }
  }

  /**
   * {@code <f8}.
   *
   * @param values the elements, shared
   */
  record Float64(double[] values) implements Elements {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Float64 pick(int[] indices) {
      return new Float64(IntStream.of(indices).mapToDouble(i -> values[i]).toArray());
    }
  }

  /**
   * {@code <i4}.
   *
   * @param values the elements, shared
   */
  record Int32(int[] values) implements Elements {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Int32 pick(int[] indices) {
      return new Int32(IntStream.of(indices).map(i -> values[i]).toArray());
    }
  }

  /**
   * {@code <i8}.
   *
   * @param values the elements, shared
   */
  record Int64(long[] values) implements Elements {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Int64 pick(int[] indices) {
      return new Int64(IntStream.of(indices).mapToLong(i -> values[i]).toArray());
    }
  }

  /**
   * {@code |b1}.
   *
   * @param values the elements, shared
   */
  record Bool(boolean[] values) implements Elements {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Bool pick(int[] indices) {
      boolean[] picked = new boolean[indices.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[indices[i]];
      }
      return new Bool(picked);
    }
  }

  /**
   * {@code |O}: numeric arrays inside an array, as NumPy keeps rows of different lengths. Read
   * only.
   *
   * @param values the elements
   */
  record Nested(List<NpyArray> values) implements Elements {
    /** Copies the list. */
    public Nested {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public Nested pick(int[] indices) {
      return new Nested(IntStream.of(indices).mapToObj(values::get).toList());
    }
  }
}
