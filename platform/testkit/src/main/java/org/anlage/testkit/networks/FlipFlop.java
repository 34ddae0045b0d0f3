package org.anlage.testkit.networks;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Bits that are kept: units of their own, h = tanh(gain h), each at +level, -level or, unstable, at
 * 0. Stable fixed points are the 2^bits corners; there are 3^bits fixed points in all.
 *
 * @param bits number of units
 * @param gain self-connection, above 1
 */
public record FlipFlop(int bits, double gain) implements KnownNetwork {
  /** Checks the gain. */
  public FlipFlop {
    if (!(gain > 1)) {
      throw new IllegalArgumentException("gain: got " + gain + ", expected more than 1");
    }
  }

  @Override
  public Network network() {
    return KnownNetwork.withWeights(Matrix.identity(bits).map(x -> gain * x), Activation.TANH);
  }

  /** The positive solution of h = tanh(gain h). */
  public double level() {
    double h = 1;
    for (int round = 0; round < 10_000; round++) {
      h = StrictMath.tanh(gain * h); // from above, so it falls to the solution
    }
    return h;
  }

  /** Fixed points, all of them or the stable ones. */
  public List<double[]> fixedPoints(boolean stableOnly) {
    List<double[]> points = new ArrayList<>(List.of(new double[bits]));
    for (int bit = 0; bit < bits; bit++) {
      List<double[]> longer = new ArrayList<>();
      for (double[] point : points) {
        for (int sign = -1; sign <= 1; sign++) {
          if (sign != 0 || !stableOnly) {
            double[] next = point.clone();
            next[bit] = sign * level();
            longer.add(next);
          }
        }
      }
      points = longer;
    }
    return points;
  }

  /**
   * Eigenvalue of a step in the direction of a bit that is kept: gain (1 - level^2), below 1; its
   * logarithm is the Lyapunov exponent. At 0 the eigenvalue is the gain.
   */
  public double eigenvalueAtLevel() {
    return gain * (1 - level() * level());
  }
}
