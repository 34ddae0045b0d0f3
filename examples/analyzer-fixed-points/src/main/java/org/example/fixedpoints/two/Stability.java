package org.example.fixedpoints.two;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.example.fixedpoints.HeldNetwork;
import org.example.fixedpoints.SlowPoint;

/**
 * How activity behaves around a point.
 *
 * @param eigenvalues of the Jacobian of one step
 */
record Stability(Eigenvalues eigenvalues) {

  static Stability of(HeldNetwork network, SlowPoint point, Decompositions decompositions) {
    return new Stability(decompositions.eigenvalues(network.jacobian(point.state())));
  }

  /** Directions in which activity leaves: eigenvalues outside the unit circle. */
  int unstable() {
    int count = 0;
    for (int k = 0; k < eigenvalues.real().length; k++) {
      count += magnitude(k) > 1 ? 1 : 0;
    }
    return count;
  }

  /** The longest time constant of decay, -1 / log |eigenvalue|, in steps; NaN if none decays. */
  double slowest() {
    double largest = Double.NaN;
    for (int k = 0; k < eigenvalues.real().length; k++) {
      if (magnitude(k) < 1 && !(magnitude(k) <= largest)) {
        largest = magnitude(k);
      }
    }
    return largest == 0 ? 0 : -1 / StrictMath.log(largest);
  }

  private double magnitude(int k) {
    double re = eigenvalues.real()[k];
    double im = eigenvalues.imaginary()[k];
    return Math.sqrt(re * re + im * im);
  }
}
