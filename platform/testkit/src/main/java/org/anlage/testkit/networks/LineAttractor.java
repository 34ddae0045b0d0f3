package org.anlage.testkit.networks;

import java.util.Arrays;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Linear units that keep one direction, that of (1, ..., 1), and lose all others by a factor in
 * each step: an integrator, leaky if {@code kept} is below 1. R has the eigenvalue {@code kept}
 * once and {@code decay} otherwise, and is symmetric, so its activity is reversible.
 *
 * @param units number of units
 * @param kept factor of the direction that is kept; 1: a line of fixed points
 * @param decay factor of the other directions, between -1 and 1
 */
public record LineAttractor(int units, double kept, double decay) implements KnownNetwork {
  @Override
  public Network network() {
    return KnownNetwork.withWeights(
        Matrix.identity(units).map(x -> decay * x + (kept - decay) / units), Activation.IDENTITY);
  }

  /** Steps in which what is kept falls to 1/e; infinite for 1. */
  public double timescale() {
    return -1 / StrictMath.log(kept);
  }

  /** The state to which a state goes if nothing leaks: all units at its mean. */
  public double[] end(double[] state) {
    double mean = 0;
    for (double value : state) {
      mean += value / units;
    }
    double[] end = new double[units];
    Arrays.fill(end, mean);
    return end;
  }
}
