package org.anlage.analyzers.cortex;

import java.util.List;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Column;
import org.anlage.api.result.Mark;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.neural.activity.TraceCorrelation;
import org.anlage.wiring.DistanceProfile;

/** Findings on activity: rates and intervals of neurons, correlations of pairs. */
final class ActivityFindings {
  private static final int RATE_BINS = 20;

  private ActivityFindings() {}

  /** Event rates; per neuron only as a histogram. */
  static void rates(Activity.Events events, Overview overview) {
    double[] rates = new double[events.neurons()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = events.times()[i].length / events.duration();
    }
    Summary summary = Summary.of(rates);
    overview.metric("rate_mean_hz", summary.mean());
    overview.metric("duration_s", events.duration());
    overview.metric("silent_neurons", summary.zeros() * rates.length);
    overview.table(
        "rates",
        "Events per second and neuron.",
        new Column.Texts(
            "statistic",
            List.of("mean", "standard deviation", "quartile 1", "median", "quartile 3")),
        new Column.Numbers(
            "rate",
            "Hz",
            new double[] {
              summary.mean(),
              summary.deviation(),
              summary.lowerQuartile(),
              summary.median(),
              summary.upperQuartile()
            }));
    double width = summary.largest() > 0 ? summary.largest() / RATE_BINS : 1;
    double[] centres = new double[RATE_BINS];
    double[] counts = new double[RATE_BINS];
    for (int b = 0; b < RATE_BINS; b++) {
      centres[b] = (b + 0.5) * width;
    }
    for (double rate : rates) {
      counts[Math.min((int) (rate / width), RATE_BINS - 1)]++;
    }
    overview.figure(
        "rates",
        "Event rates",
        "Number of neurons by event rate.",
        Overview.chart(
            "",
            Axis.linear("event rate", "Hz"),
            Axis.linear("neurons", ""),
            new Mark.Bars("", centres, counts)));
  }

  /** Correlation of every pair, from event counts or traces; empty where traces are in a file. */
  static Optional<Matrix> correlation(Activity activity, double binSeconds, Kernels kernels) {
    if (activity instanceof Activity.Events events) {
      return Optional.of(EventStatistics.correlation(events, binSeconds));
    }
    return activity instanceof Activity.Traces traces
        ? Optional.of(new TraceCorrelation(traces, kernels).matrix())
        : Optional.empty();
  }

  /** Correlation of pairs, alone, by distance and by connection, in numbers. */
  static void correlation(
      Matrix correlation,
      Optional<Positions> positions,
      Optional<Synapses> synapses,
      Overview overview) {
    Summary summary = Summary.of(Matrices.pairs(correlation));
    overview.metric("correlation_mean", summary.mean());
    overview.metric("correlation_deviation", summary.deviation());
    synapses.ifPresent(s -> overview.metric("correlation_connected", connected(correlation, s)));
    positions.ifPresent(
        p ->
            Profiles.add(
                DistanceProfile.of(p, correlation, DistanceProfile.edges(p)),
                "correlation-by-distance",
                "Correlation by distance",
                "Mean Pearson correlation of activity, by distance of the somata.",
                "correlation",
                overview));
  }

  /** A picture of the correlation of every pair. */
  static void matrix(Matrix correlation, Overview overview) {
    overview.figure(
        "correlation",
        "Correlation of activity",
        "Pearson correlation of activity; the diagonal is left out.",
        Overview.chart(
            "",
            Axis.linear("neuron", ""),
            Axis.linear("neuron", ""),
            new Mark.Cells("correlation", Matrices.withoutDiagonal(correlation), true)));
  }

  private static double connected(Matrix correlation, Synapses synapses) {
    double sum = 0;
    int pairs = 0;
    for (int e = 0; e < synapses.pairs(); e++) {
      if (synapses.pre()[e] != synapses.post()[e]) {
        sum += correlation.get(synapses.pre()[e], synapses.post()[e]);
        pairs++;
      }
    }
    return sum / pairs;
  }
}
