package org.anlage.analyzers.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Moments;
import org.anlage.api.result.Table;
import org.anlage.linear.dynamics.PowerLaw;

/**
 * Exponents of SVCA2 by the number of samples they come from: a recording or simulation is long
 * enough where the curve is flat.
 *
 * @param half of half the samples
 * @param samples ascending; the last are all
 * @param exponents one for each
 */
record Convergence(Optional<Double> half, double[] samples, double[] exponents) {
  /**
   * Fits again to the first half of every segment, the first quarter and so on. Where a simulation
   * kept a part of its activity, these are parts of that part.
   *
   * @param all the fit to all samples
   */
  static Convergence of(
      ActivityView activity, TimeSplits times, CovarianceSpectrum.Parameters p, PowerLaw all) {
    long total = activity.moments().map(Moments::samples).orElseGet(activity::samples);
    TreeMap<Double, Double> exponents = new TreeMap<>();
    exponents.put((double) total, all.exponent());
    Optional<Double> half = Optional.empty();
    boolean everything = activity.samples() == total;
    for (int halving = everything ? 1 : 0; halving <= p.halvings(); halving++) {
      int parts = 1 << halving;
      Optional<Double> exponent =
          times
              .beginning(parts)
              .flatMap(spectrum -> Charts.fit(spectrum, p.from(), p.to(), p.weighting()))
              .map(PowerLaw::exponent);
      if (exponent.isEmpty()) {
        break;
      }
      exponents.put((double) samples(activity, parts), exponent.get());
      if (everything && halving == 1) {
        half = exponent;
      }
    }
    return new Convergence(half, values(exponents.keySet()), values(exponents.values()));
  }

  private static long samples(ActivityView activity, int parts) {
    long sum = 0;
    for (int s = 0; s < activity.segments(); s++) {
      sum += activity.samples(s) / parts;
    }
    return sum;
  }

  private static double[] values(java.util.Collection<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  Table table() {
    return new Table(
        "exponent by samples",
        "Exponents of SVCA2 from the first samples of every segment. More samples would change"
            + " little where the last ones agree.",
        List.of(
            new Column.Numbers("samples", "", samples),
            new Column.Numbers("alpha", "", exponents)));
  }

  Figure figure() {
    return new Figure(
        "convergence",
        "Exponent by samples",
        "Exponents of SVCA2 from all samples, the first half of every segment, a quarter and so"
            + " on.",
        List.of(
            new Chart(
                "",
                Axis.log("samples", ""),
                Axis.linear("alpha", ""),
                List.of(
                    new Mark.Line("SVCA2", samples, exponents),
                    new Mark.Points("SVCA2", samples, exponents)))));
  }
}
