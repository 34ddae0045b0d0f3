package org.anlage.generators.embeddings;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Normalisations that make distances comparable between embeddings. */
public enum DistanceNormalisation {
  /** Divided by their mean off the diagonal. */
  MEAN_ONE,
  /** Left in the units of the coordinates. */
  RAW;

  /** Normalised distances. */
  Matrix apply(Matrix distances) {
    if (this == RAW) {
      return distances;
    }
    double sum = 0;
    for (double value : distances.values()) {
      sum += value;
    }
    int n = distances.rows();
    double mean = sum / ((double) n * (n - 1));
    if (!(mean > 0) || Double.isInfinite(mean)) {
      throw ProblemException.data(
          new Problem(
              "distances cannot be normalised to a mean of 1",
              "positions",
              "a mean distance of " + mean,
              "finite positions, not all in one place",
              "look at the positions"));
    }
    return distances.map(x -> x / mean);
  }
}
