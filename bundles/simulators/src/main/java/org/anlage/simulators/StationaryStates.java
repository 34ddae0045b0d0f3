package org.anlage.simulators;

import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;

/** Draws from the stationary distribution of linear dynamics. */
final class StationaryStates {
  private StationaryStates() {}

  /**
   * Trajectories x units.
   *
   * @param covariance of the stationary distribution, N x N
   */
  static Matrix draw(
      Matrix covariance, int trajectories, RandomStream random, SimulationContext c) {
    int n = covariance.rows();
    SymmetricEigen eigen = c.decompositions().symmetricEigen(covariance);
    Matrix states = Matrix.zeros(trajectories, n);
    for (int b = 0; b < trajectories; b++) {
      RandomStream own = random.split(b);
      for (int k = 0; k < n; k++) {
        double amplitude = Math.sqrt(Math.max(0, eigen.values()[k])) * own.nextGaussian();
        for (int i = 0; i < n; i++) {
          states.set(b, i, states.get(b, i) + amplitude * eigen.vectors().get(i, k));
        }
      }
    }
    return states;
  }
}
