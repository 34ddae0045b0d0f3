package org.anlage.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.algebra.SignalToNoise;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;

/**
 * The units of a recording that are kept: those that change, and whose signal-to-noise ratio is
 * large enough.
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
      double snr = SignalToNoise.of(x);
      if (Double.isNaN(snr)) {
        silent++;
      } else if (leastSnr > -1
          && snr < leastSnr) { // -1 keeps all; a trace that alternates is below
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

  /** The kept rows of a recording that is in memory. */
  Matrix kept(Matrix all) {
    Matrix kept = Matrix.zeros(units.length, all.columns());
    for (int i = 0; i < units.length; i++) {
      System.arraycopy(row(all, units[i]), 0, kept.values(), i * kept.columns(), kept.columns());
    }
    return kept;
  }

  static double[] row(Matrix values, int row) {
    int columns = values.columns();
    return java.util.Arrays.copyOfRange(values.values(), row * columns, (row + 1) * columns);
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
