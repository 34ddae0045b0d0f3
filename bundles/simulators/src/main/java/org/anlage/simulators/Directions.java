package org.anlage.simulators;

import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.linear.dynamics.StationaryCovariance;

/** Directions in state space along which features of an input are written. */
public enum Directions {
  /** Independent normal numbers. */
  RANDOM,
  /** The leading eigenvectors of the covariance of spontaneous activity. */
  EIGENVECTORS;

  /**
   * Features x units, scaled so that an input of unit normal features has unit variance in the mean
   * over units.
   */
  Matrix draw(Matrix weights, int features, RandomStream random, SimulationContext context) {
    int n = weights.rows();
    Matrix result = Matrix.zeros(features, n);
    if (this == RANDOM) {
      for (int e = 0; e < features * n; e++) {
        result.values()[e] = random.nextGaussian() / Math.sqrt(features);
      }
      return result;
    }
    SymmetricEigen eigen =
        context
            .decompositions()
            .symmetricEigen(
                StationaryCovariance.of(weights, context.kernels(), context.decompositions()));
    double scale = Math.sqrt((double) n / features);
    for (int f = 0; f < features; f++) {
      for (int i = 0; i < n; i++) {
        result.set(f, i, scale * eigen.vectors().get(i, n - 1 - f));
      }
    }
    return result;
  }
}
