package org.anlage.testkit.networks;

import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Two linear units whose state turns by an angle in each step and shrinks by a factor: eigenvalues
 * radius exp(+-i angle).
 *
 * @param radius factor of a step, between 0 and 1
 * @param angle of a step, rad
 */
public record Rotation(double radius, double angle) implements KnownNetwork {
  @Override
  public Network network() {
    double c = radius * StrictMath.cos(angle);
    double s = radius * StrictMath.sin(angle);
    return KnownNetwork.withWeights(
        Matrix.of(new double[][] {{c, s}, {-s, c}}), Activation.IDENTITY);
  }

  /** Steps in which the state falls to 1/e. */
  public double timescale() {
    return -1 / StrictMath.log(radius);
  }

  /** Turns while the state falls to a tenth. */
  public double rotationsPerTenfoldDecay() {
    return StrictMath.log(0.1) / StrictMath.log(radius) * angle / (2 * StrictMath.PI);
  }

  /**
   * Entropy production of a step with equal noise on both units, 4 (radius sin angle)^2 / (1 -
   * radius^2) nats, for every strength of the noise.
   */
  public double entropyProduction() {
    double turned = radius * StrictMath.sin(angle);
    return 4 * turned * turned / (1 - radius * radius);
  }

  /** Bits that a state says about the next: -log2(1 - radius^2), both units together. */
  public double informationFlux() {
    return -StrictMath.log(1 - radius * radius) / StrictMath.log(2);
  }
}
