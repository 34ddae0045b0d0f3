package org.anlage.regularizers;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.regularization.RegularizationContext;

/** The distances a penalty is bound to, checked. */
final class Distances {
  private Distances() {}

  /** N x N distances, each to that power, row by row. */
  static double[] of(RegularizationContext context, double power) {
    Matrix distances = context.requireDistances();
    if (distances.rows() != context.size() || distances.columns() != context.size()) {
      throw ProblemException.configuration(
          new Problem(
              "distances do not have the network's size",
              "embedding",
              distances.shape(),
              context.size() + " x " + context.size(),
              "use an embedding made for as many units as the network has"));
    }
    return power == 1 ? distances.values() : distances.map(d -> StrictMath.pow(d, power)).values();
  }
}
