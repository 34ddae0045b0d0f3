package org.anlage.cells;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/**
 * Edges between units, sorted by target, then by source.
 *
 * @param units units N
 * @param sources source of each edge
 * @param targets target of each edge
 */
record EdgeList(int units, int[] sources, int[] targets) {
  /** The entries of N x N weights that are not zero. */
  static EdgeList of(Matrix weights) {
    int n = weights.rows();
    int count = 0;
    for (double value : weights.values()) {
      count += value != 0 ? 1 : 0;
    }
    int[] sources = new int[count];
    int[] targets = new int[count];
    int edge = 0;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (weights.get(i, j) != 0) {
          sources[edge] = i;
          targets[edge++] = j;
        }
      }
    }
    return new EdgeList(n, sources, targets);
  }

  /** The edges in an E x 2 parameter, source and target. */
  static EdgeList read(int units, RealBuffer values, int offset, int count) {
    int[] sources = new int[count];
    int[] targets = new int[count];
    for (int e = 0; e < count; e++) {
      sources[e] = index(values.get(offset + 2 * e), units);
      targets[e] = index(values.get(offset + 2 * e + 1), units);
      if (e > 0
          && (targets[e] < targets[e - 1]
              || (targets[e] == targets[e - 1] && sources[e] <= sources[e - 1]))) {
        throw fault(
            "edge " + e + " is not after the one before it", "edges by target, then source");
      }
    }
    return new EdgeList(units, sources, targets);
  }

  private static int index(double value, int units) {
    int index = (int) value;
    if (index != value || index < 0 || index >= units) {
      throw fault(Double.toString(value), "a unit from 0 to " + (units - 1));
    }
    return index;
  }

  private static ProblemException fault(String got, String expected) {
    return ProblemException.configuration(
        new Problem(
            "the list of edges is not one of this network", "\"edges\"", got, expected, ""));
  }

  /** Number of edges E. */
  int size() {
    return sources.length;
  }

  /** As an E x 2 matrix, source and target. */
  Matrix matrix() {
    Matrix matrix = Matrix.zeros(size(), 2);
    for (int e = 0; e < size(); e++) {
      matrix.set(e, 0, sources[e]);
      matrix.set(e, 1, targets[e]);
    }
    return matrix;
  }
}
