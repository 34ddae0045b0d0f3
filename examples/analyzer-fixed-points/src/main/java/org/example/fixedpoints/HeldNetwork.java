package org.example.fixedpoints;

import org.anlage.api.cell.Differentiation;
import org.anlage.api.matrix.Matrix;

/**
 * A recurrent network of any cell whose input is held still: one step is h -> F(h).
 *
 * @param network the network
 * @param input the input
 */
public record HeldNetwork(Differentiation network, double[] input) {

  /** F(h) - h. */
  public double[] velocity(double[] h) {
    double[] velocity = network.next(h, input);
    for (int j = 0; j < velocity.length; j++) {
      velocity[j] -= h[j];
    }
    return velocity;
  }

  /** Entry (i, j) is d F_j / d h_i. */
  public Matrix jacobian(double[] h) {
    return network.jacobian(h, input);
  }
}
