package org.anlage.npy;

import java.util.List;

/** Index arithmetic between the two orders of elements. */
final class Axes {
  private Axes() {}

  /** For each index in C order, the index of the same element in Fortran order. */
  static int[] cToFortran(List<Integer> shape) {
    int[] inverse = fortranToC(shape);
    int[] result = new int[inverse.length];
    for (int f = 0; f < inverse.length; f++) {
      result[inverse[f]] = f;
    }
    return result;
  }

  /** For each index in Fortran order, the index of the same element in C order. */
  static int[] fortranToC(List<Integer> shape) {
    int dimensions = shape.size();
    int[] stride = new int[dimensions];
    int size = 1;
    for (int d = dimensions - 1; d >= 0; d--) {
      stride[d] = size;
      size *= shape.get(d);
    }
    int[] result = new int[size];
    int[] index = new int[dimensions];
    int c = 0;
    for (int f = 0; f < size; f++) {
      result[f] = c;
      for (int d = 0; d < dimensions; d++) {
        c += stride[d];
        if (++index[d] < shape.get(d)) {
          break;
        }
        c -= stride[d] * shape.get(d);
        index[d] = 0;
      }
    }
    return result;
  }
}
