package org.anlage.synthetic;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * The tuning of neurons: a random direction each. Neurons of similar preference fire together, and
 * connect, more than distance alone says.
 */
final class Tuning {
  private static final int DIMENSIONS = 8;

  private Tuning() {}

  /** N x N inner products of unit vectors: 1 on the diagonal, mean 0 elsewhere, s.d. 1/sqrt(8). */
  static Matrix similarity(int n, RandomStream random) {
    double[][] directions = new double[n][DIMENSIONS];
    for (double[] direction : directions) {
      double square = 0;
      for (int d = 0; d < DIMENSIONS; d++) {
        direction[d] = random.nextGaussian();
        square += direction[d] * direction[d];
      }
      double length = Math.sqrt(square);
      for (int d = 0; d < DIMENSIONS; d++) {
        direction[d] /= length;
      }
    }
    Matrix similarity = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double product = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
          product += directions[i][d] * directions[j][d];
        }
        similarity.set(i, j, product);
        similarity.set(j, i, product);
      }
    }
    return similarity;
  }
}
