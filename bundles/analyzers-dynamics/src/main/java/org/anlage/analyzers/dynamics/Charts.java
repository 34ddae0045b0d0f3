package org.anlage.analyzers.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.result.Mark;
import org.anlage.linear.dynamics.PowerLaw;

/** Marks that several figures share. */
final class Charts {
  private static final int DENSE = 64;

  private Charts() {}

  /**
   * A spectrum over ranks, divided by a value; every rank up to 64, then evenly on a log axis.
   * Values that are not positive end it.
   */
  static Mark spectrum(String series, double[] descending, double unit) {
    int last = 0;
    while (last < descending.length && descending[last] > 0) {
      last++;
    }
    double[] ranks = new double[last];
    double[] values = new double[last];
    int count = 0;
    double next = 1;
    for (int rank = 1; rank <= last; rank++) {
      if (rank >= next || rank == last) {
        ranks[count] = rank;
        values[count++] = descending[rank - 1] / unit;
        next = rank < DENSE ? rank + 1 : next * 1.02;
      }
    }
    return new Mark.Line(series, Arrays.copyOf(ranks, count), Arrays.copyOf(values, count));
  }

  /** The fit over its ranks, divided by a value. */
  static Mark fit(String series, PowerLaw law, double unit) {
    return new Mark.Line(
        series,
        new double[] {law.from(), law.to()},
        new double[] {law.at(law.from()) / unit, law.at(law.to()) / unit});
  }

  /** A fit over the published ranks, or none where a spectrum is too short for it. */
  static Optional<PowerLaw> fit(double[] spectrum, int from, int to, PowerLaw.Weighting weighting) {
    int last = to > 0 ? to : PowerLaw.lastRank(spectrum.length);
    return to == 0 && last < from + 2
        ? Optional.empty()
        : Optional.of(PowerLaw.fit(spectrum, from, last, weighting));
  }
}
