package org.anlage.generators.critical;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;

/**
 * Connections of strength 1 drawn with a probability for each pair, minus that probability: what is
 * subtracted is inhibition of the same reach as excitation.
 */
final class Connections {
  /** The probability that units i and j are connected. */
  interface Probability {
    /** Between 0 and 1. */
    double of(int i, int j);
  }

  private Connections() {}

  /** Weights whose largest real part of the eigenvalues is given. */
  static Matrix critical(
      String name,
      double largestEigenvalue,
      double asymmetry,
      Mixing mixing,
      PriorContext context,
      Probability probability) {
    int[] drawn = new int[1];
    Matrix weights =
        Pairs.draw(
            asymmetry,
            mixing,
            context,
            (i, j, random) -> {
              double p = probability.of(i, j);
              boolean connected = random.nextDouble() < p;
              drawn[0] += connected ? 1 : 0;
              return (connected ? 1 : 0) - p;
            });
    if (drawn[0] == 0) {
      throw ProblemException.configuration(
          new Problem(
              "no connection was drawn",
              name,
              "none among " + context.size() + " units",
              "at least one",
              "use more units or a larger probability"));
    }
    return Scaling.toSpectralAbscissa(weights, largestEigenvalue, context.decompositions());
  }
}
