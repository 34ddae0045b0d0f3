package org.anlage.generators.cortical;

import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.neural.activity.BinnedCounts;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.neural.activity.GraphicalLassoPath;
import org.anlage.neural.activity.TraceCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * Functional matrices of a data set: those it came with, else estimated from its events; the
 * correlation also from traces, those that are read piece by piece among them.
 */
public final class FunctionalSimilarity {
  private FunctionalSimilarity() {}

  /** A matrix scaled to 0 ... 1 over all entries, the diagonal included. */
  public static Matrix minMaxScaled(Matrix matrix, String name) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : matrix.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      throw ProblemException.data(
          new Problem(
              "a measured matrix is constant and cannot be scaled to 0 ... 1",
              name,
              "every entry is " + low,
              "at least two different values",
              "leave this matrix out, or use other data"));
    }
    double minimum = low;
    double range = high - low;
    return matrix.map(x -> (x - minimum) / range);
  }

  /**
   * The matrix of the data, else estimated from its activity.
   *
   * @param binWidth bins of the correlation and the precision of events, s
   * @param tilingWindow half-width of the STTC's window, s
   * @param kernels for the correlation of traces
   */
  public static Matrix of(
      FunctionalMatrix kind, Cortex cortex, double binWidth, double tilingWindow, Kernels kernels) {
    Matrix given = cortex.functional().get(kind.key());
    if (given != null) {
      return finite(given, kind.key());
    }
    Activity activity = cortex.activity().orElse(null);
    if (kind == FunctionalMatrix.CORRELATION) {
      if (activity instanceof Activity.Traces traces) {
        return correlation(() -> new TraceCorrelation(traces, kernels));
      }
      if (activity instanceof Activity.Streamed streamed) {
        return correlation(() -> new TraceCorrelation(streamed, kernels));
      }
    }
    if (activity instanceof Activity.Events events) {
      return switch (kind) {
        case CORRELATION -> EventStatistics.correlation(events, binWidth);
        case STTC -> EventStatistics.spikeTimeTiling(events, tilingWindow);
        case PRECISION -> precision(BinnedCounts.of(events, binWidth));
      };
    }
    throw missing(kind, activity);
  }

  private static Matrix correlation(Supplier<TraceCorrelation> estimate) {
    try {
      return estimate.get().matrix();
    } catch (ArithmeticException e) {
      throw ProblemException.data(
          new Problem(
              "the correlation of the data cannot be estimated",
              "correlation",
              String.valueOf(e.getMessage()),
              "finite traces",
              "leave out that unit, or those frames"));
    }
  }

  private static Matrix precision(BinnedCounts counts) {
    try {
      return GraphicalLassoPath.choose(counts).solution().precision();
    } catch (ArithmeticException e) {
      throw ProblemException.data(
          new Problem(
              "the precision of the data cannot be estimated",
              "precision",
              String.valueOf(e.getMessage()),
              "events of every neuron in every fifth of the recording",
              "leave out silent neurons, use wider bins, or another functional matrix"));
    }
  }

  private static Matrix finite(Matrix matrix, String name) {
    for (int k = 0; k < matrix.values().length; k++) {
      double value = matrix.values()[k];
      if (!Double.isFinite(value)) {
        throw ProblemException.data(
            new Problem(
                "a measured matrix has an entry that is not a number",
                name + "(" + k / matrix.columns() + ", " + k % matrix.columns() + ")",
                Double.toString(value),
                "a finite number",
                "leave out neurons without events"));
      }
    }
    return matrix;
  }

  private static ProblemException missing(FunctionalMatrix kind, @Nullable Activity activity) {
    boolean correlation = kind == FunctionalMatrix.CORRELATION;
    String got = "no activity";
    String fix = "choose other data or another matrix";
    if (activity instanceof Activity.Traces || activity instanceof Activity.Streamed) {
      got = "traces, from which only a correlation can be estimated";
      fix = "use correlation alone, such as \"matrices\": [\"correlation\"], or data with events";
    }
    return ProblemException.data(
        new Problem(
            "the data has no " + kind.key() + " matrix",
            "data",
            got,
            "a data set that has it, or event times"
                + (correlation ? " or traces" : "")
                + " to estimate it from",
            fix));
  }
}
