package org.anlage.api.data;

import org.anlage.api.matrix.Matrix;

/**
 * Positions of neurons.
 *
 * @param micrometres N x 3, one row (x, y, z) per neuron
 */
public record Positions(Matrix micrometres) {
  /** Checks the shape. */
  public Positions {
    if (micrometres.columns() != 3) {
      throw new IllegalArgumentException("positions are N x 3, got " + micrometres.shape());
    }
  }

  /** Converts N x 3 coordinates to micrometres. */
  public static Positions of(Matrix coordinates, LengthUnit unit) {
    Matrix result = coordinates.copy();
    for (int i = 0; i < result.rows(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        result.set(i, axis, coordinates.get(i, axis) * unit.micrometres(axis));
      }
    }
    return new Positions(result);
  }

  /** Number of neurons. */
  public int size() {
    return micrometres.rows();
  }

  /** Euclidean distance of two neurons, um. */
  public double distance(int i, int j) {
    double dx = micrometres.get(i, 0) - micrometres.get(j, 0);
    double dy = micrometres.get(i, 1) - micrometres.get(j, 1);
    double dz = micrometres.get(i, 2) - micrometres.get(j, 2);
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Euclidean distances between all pairs, um; N x N, symmetric, zero diagonal. */
  public Matrix distances() {
    int n = size();
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double distance = distance(i, j);
        result.set(i, j, distance);
        result.set(j, i, distance);
      }
    }
    return result;
  }
}
