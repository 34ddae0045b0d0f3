package org.anlage.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;

/**
 * Which units of a recording are kept. The signal-to-noise ratio of a trace is 1 - Var[x(t) - x(t -
 * 1)] / (2 Var[x]) (Pachitariu et al. 2026, doi 10.1038/s41586-026-10528-1).
 *
 * @param units kept, ascending
 * @param checks what was left out and why
 */
record Selection(int[] units, List<Check> checks) {
  /** Reads one trace. */
  interface Trace {
    /** Samples of a unit. */
    double[] read(int unit);
  }

  /**
   * Selects.
   *
   * @param candidates units to choose from
   * @param trace reads a unit
   * @param leastSnr least signal-to-noise ratio that is kept
   * @param where for messages
   */
  static Selection of(int[] candidates, Trace trace, double leastSnr, String where) {
    List<Integer> kept = new ArrayList<>();
    int silent = 0;
    int noisy = 0;
    for (int unit : candidates) {
      double[] x = trace.read(unit);
      requireFinite(x, unit, where);
      double variance = variance(x);
      if (variance == 0) {
        silent++;
      } else if (snr(x, variance) < leastSnr) {
        noisy++;
      } else {
        kept.add(unit);
      }
    }
    if (kept.isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "no unit is left",
              where,
              silent + " never change and " + noisy + " are noise, of " + candidates.length,
              "units with a signal-to-noise ratio of at least " + leastSnr,
              "lower \"leastSnr\""));
    }
    List<Check> checks =
        List.of(
            new Check(
                "silent units",
                silent == 0,
                silent + " of " + candidates.length + " never change and are left out"),
            new Check(
                "signal-to-noise ratio",
                true,
                noisy
                    + " of "
                    + candidates.length
                    + " are below "
                    + leastSnr
                    + " and are left out"));
    return new Selection(kept.stream().mapToInt(Integer::intValue).toArray(), checks);
  }

  /** Everything, for a recording that is in memory. */
  static Selection of(Matrix values, double leastSnr, String where) {
    return of(
        IntStream.range(0, values.rows()).toArray(), unit -> row(values, unit), leastSnr, where);
  }

  static double[] row(Matrix values, int row) {
    int columns = values.columns();
    return java.util.Arrays.copyOfRange(values.values(), row * columns, (row + 1) * columns);
  }

  static double snr(double[] x, double variance) {
    double[] differences = new double[x.length - 1];
    for (int t = 1; t < x.length; t++) {
      differences[t - 1] = x[t] - x[t - 1];
    }
    return 1 - variance(differences) / (2 * variance);
  }

  /** Variance over the number of samples; exactly 0 of a constant. */
  static double variance(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += (value - x[0]) / x.length;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value - x[0] - mean) * (value - x[0] - mean);
    }
    return sum / x.length;
  }

  private static void requireFinite(double[] x, int unit, String where) {
    if (x.length < 3) {
      throw ProblemException.data(
          new Problem("a recording of fewer than three samples", where, "", "", ""));
    }
    for (int t = 0; t < x.length; t++) {
      if (!Double.isFinite(x[t])) {
        throw ProblemException.data(
            new Problem(
                "a sample is not a number",
                where + ", unit " + unit + ", sample " + t,
                Double.toString(x[t]),
                "finite numbers",
                "leave such frames out, or fill them, before saving"));
      }
    }
  }
}
