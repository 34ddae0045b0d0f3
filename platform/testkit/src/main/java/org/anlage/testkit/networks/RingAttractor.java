package org.anlage.testkit.networks;

import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Units on a ring that keep an angle: R_ij = (2 gain / N) cos(theta_i - theta_j), h = tanh(h R).
 * With r the solution of r = (2 / N) sum tanh(gain r cos theta) cos theta, the states tanh(gain r
 * cos(theta - phi)) are fixed: exactly where phi is the angle of a unit, and but for what falls
 * exponentially with N elsewhere. The eigenvalue along the ring is 1, that of the amplitude less,
 * all others are 0.
 *
 * @param units number of units, 8 or more
 * @param gain above 1
 */
public record RingAttractor(int units, double gain) implements KnownNetwork {
  /** Checks both. */
  public RingAttractor {
    if (units < 8 || !(gain > 1)) {
      throw new IllegalArgumentException(
          "got " + units + " units and gain " + gain + ", expected 8 or more and more than 1");
    }
  }

  @Override
  public Network network() {
    Matrix recurrent = Matrix.zeros(units, units);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        recurrent.set(i, j, 2 * gain / units * StrictMath.cos(angle(i) - angle(j)));
      }
    }
    return KnownNetwork.withWeights(recurrent, Activation.TANH);
  }

  private double angle(int unit) {
    return 2 * StrictMath.PI * unit / units;
  }

  /** r, the amplitude of the projection on the ring. */
  public double amplitude() {
    double r = 1;
    for (int round = 0; round < 10_000; round++) {
      double sum = 0;
      for (int i = 0; i < units; i++) {
        double c = StrictMath.cos(angle(i));
        sum += 2.0 / units * StrictMath.tanh(gain * r * c) * c;
      }
      r = sum;
    }
    return r;
  }

  /** The state that keeps an angle. */
  public double[] state(double phi) {
    double r = amplitude();
    double[] state = new double[units];
    for (int i = 0; i < units; i++) {
      state[i] = StrictMath.tanh(gain * r * StrictMath.cos(angle(i) - phi));
    }
    return state;
  }
}
