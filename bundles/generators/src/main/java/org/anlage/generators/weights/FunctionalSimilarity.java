package org.anlage.generators.weights;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.estimators.activity.EventStatistics;

/** Functional matrices of a data set: those it came with, else estimated from its events. */
final class FunctionalSimilarity {
  private FunctionalSimilarity() {}

  /** The matrix scaled to 0 ... 1 over all entries, the diagonal included. */
  static Matrix minMaxScaled(
      FunctionalMatrix kind, Cortex cortex, double binWidth, double tilingWindow) {
    Matrix matrix = of(kind, cortex, binWidth, tilingWindow);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < matrix.values().length; k++) {
      double value = matrix.values()[k];
      if (!Double.isFinite(value)) {
        throw ProblemException.data(
            new Problem(
                "a functional matrix has an entry that is not a number",
                kind.key() + "(" + k / matrix.columns() + ", " + k % matrix.columns() + ")",
                Double.toString(value),
                "a finite number",
                "leave out neurons without events"));
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      throw ProblemException.data(
          new Problem(
              "a functional matrix is constant and cannot be scaled to 0 ... 1",
              kind.key(),
              "every entry is " + low,
              "at least two different values",
              "leave this matrix out of \"matrices\", or use other data"));
    }
    double minimum = low;
    double range = high - low;
    return matrix.map(x -> (x - minimum) / range);
  }

  private static Matrix of(
      FunctionalMatrix kind, Cortex cortex, double binWidth, double tilingWindow) {
    Matrix given = cortex.functional().get(kind.key());
    if (given != null) {
      return given;
    }
    if (kind == FunctionalMatrix.PRECISION) {
      throw missing(kind, "a data set that has it; it is not estimated from events");
    }
    if (cortex.activity().orElse(null) instanceof Activity.Events events) {
      return kind == FunctionalMatrix.CORRELATION
          ? EventStatistics.correlation(events, binWidth)
          : EventStatistics.spikeTimeTiling(events, tilingWindow);
    }
    throw missing(kind, "a data set that has it, or event times to estimate it from");
  }

  private static ProblemException missing(FunctionalMatrix kind, String expected) {
    return ProblemException.data(
        new Problem(
            "the data has no " + kind.key() + " matrix",
            "cortical.matrices",
            "",
            expected,
            "choose other data or other \"matrices\""));
  }
}
