package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.linear.dynamics.Rotation;
import org.anlage.linear.dynamics.Standardisation;
import org.osgi.service.component.annotations.Component;

/** Do slow modes rotate? Dynamic modes by ridge regression, and rotations per tenfold decay. */
@Component(service = Analyzer.class)
@Extension(
    name = "rotation",
    text = "Dynamic modes by ridge regression, and how often they rotate while they decay",
    source = "doi:10.1038/s41586-026-10528-1")
public final class DynamicModes implements ActivityAnalyzer<DynamicModes.Parameters> {
  private static final double[] PERCENTILES = {5, 25, 50, 75, 95};

  /**
   * Parameters.
   *
   * @param components principal components
   * @param lag from state to state
   * @param penalty ridge penalty
   * @param least least absolute value of a mode
   * @param blocks blocks of time for intervals
   * @param shuffles shuffled controls
   */
  public record Parameters(
      @Parameter(
              text = "Principal components; 1000 in the paper",
              value = "200",
              min = 2,
              max = 100_000)
          int components,
      @Parameter(
              text = "From state to state, samples; 5 are 0.23 s at 22 Hz",
              value = "5",
              min = 1,
              max = 100_000)
          int lag,
      @Parameter(
              text = "Ridge penalty; 0.01 for imaging and 0.1 for electrodes in the paper",
              value = "0.01",
              min = 0)
          double penalty,
      @Parameter(
              text = "Least absolute value of a mode that is counted",
              value = "0.25",
              min = 0,
              max = 1)
          double least,
      @Parameter(
              text = "Blocks of time, left out one at a time for intervals; 0: no intervals",
              value = "10",
              min = 0,
              max = 1000)
          int blocks,
      @Parameter(
              text = "Controls in which every unit is shifted in time by a lag of its own",
              value = "3",
              min = 0,
              max = 10_000)
          int shuffles) {
    /** Checks the blocks. */
    public Parameters {
      if (blocks == 1) {
        throw new IllegalArgumentException("one block of time leaves nothing when it is left out");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    for (int s = 0; s < activity.segments(); s++) {
      if (activity.samples(s) <= p.lag() + 1) {
        return Optional.of("segments of " + activity.samples(s) + " samples are too short");
      }
    }
    return activity.segments() == 0 ? Optional.of("no activity was kept") : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix correlation = Standardisation.correlations(activity, context.kernels(), 1);
    List<Matrix> segments = TimeSplits.standardised(activity);
    Eigenvalues modes = modes(p, segments, correlation, context);
    double[] rotations = Rotation.rotations(modes, p.least());
    double[] values = percentiles(rotations);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int k = 0; k < PERCENTILES.length; k++) {
      metrics.put("rotations_p" + (int) PERCENTILES[k], values[k]);
    }
    metrics.put("modes_counted", (double) rotations.length);
    List<Mark> lines = new ArrayList<>();
    lines.add(new Mark.Line("rotations", PERCENTILES, values));
    if (p.blocks() > 0) {
      double[] error = standardErrors(p, segments, correlation, context);
      double[] low = new double[error.length];
      double[] high = new double[error.length];
      Arrays.setAll(low, k -> Math.max(0, values[k] - 1.96 * error[k]));
      Arrays.setAll(high, k -> values[k] + 1.96 * error[k]);
      metrics.put("rotations_p95_low", low[low.length - 1]);
      metrics.put("rotations_p95_high", high[high.length - 1]);
      lines.add(new Mark.Interval("rotations", PERCENTILES, values, low, high));
    }
    if (p.shuffles() > 0) {
      double[] control = shuffled(p, segments, context);
      metrics.put("rotations_p50_shuffled", control[2]);
      metrics.put("rotations_p95_shuffled", control[4]);
      lines.add(new Mark.Line("shuffled", PERCENTILES, control));
    }
    Figure cloud =
        new Figure(
            "dynamic-modes",
            "Dynamic modes",
            "Eigenvalues of the map from states to states "
                + p.lag()
                + " samples later. Modes near the real axis decay without rotating.",
            List.of(
                new Chart(
                    "",
                    Axis.linear("real part", ""),
                    Axis.linear("imaginary part", ""),
                    List.of(new Mark.Points("modes", modes.real(), modes.imaginary())))));
    Figure percentiles =
        new Figure(
            "rotations",
            "Rotations per tenfold decay",
            "Percentiles over modes whose absolute value is above "
                + p.least()
                + ", with 95 % intervals from leaving out blocks of time. Shuffled: every unit shifted"
                + " in time by a lag of its own, so that nothing is shared and nothing should rotate.",
            List.of(
                new Chart("", Axis.linear("percentile", ""), Axis.linear("rotations", ""), lines)));
    return new Findings(metrics, List.of(), List.of(cloud, percentiles));
  }

  private static Eigenvalues modes(
      Parameters p, List<Matrix> segments, Matrix correlation, AnalysisContext context) {
    return Rotation.eigenvalues(
        segments,
        correlation,
        p.components(),
        p.lag(),
        p.penalty(),
        context.kernels(),
        context.decompositions());
  }

  private static double[] percentiles(double[] rotations) {
    return Arrays.stream(PERCENTILES).map(q -> Rotation.percentile(rotations, q)).toArray();
  }

  /** Jackknife over blocks of time, in the space of the same principal components. */
  private static double[] standardErrors(
      Parameters p, List<Matrix> segments, Matrix correlation, AnalysisContext context) {
    double[][] without = new double[p.blocks()][];
    double[] mean = new double[PERCENTILES.length];
    for (int b = 0; b < without.length; b++) {
      List<Matrix> rest = TimeSplits.without(segments, b, p.blocks());
      without[b] = percentiles(Rotation.rotations(modes(p, rest, correlation, context), p.least()));
      for (int k = 0; k < mean.length; k++) {
        mean[k] += without[b][k] / without.length;
      }
    }
    double[] error = new double[mean.length];
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      for (double[] one : without) {
        sum += (one[k] - mean[k]) * (one[k] - mean[k]);
      }
      error[k] = Math.sqrt(sum * (without.length - 1) / without.length);
    }
    return error;
  }

  /** Mean percentiles of shuffles. */
  private static double[] shuffled(Parameters p, List<Matrix> segments, AnalysisContext context) {
    double[] mean = new double[PERCENTILES.length];
    for (int s = 0; s < p.shuffles(); s++) {
      List<Matrix> control =
          TimeSplits.shifted(segments, context.random().split("shuffle").split(s));
      Matrix correlation = TimeSplits.covariance(control, context.kernels());
      double[] one =
          percentiles(Rotation.rotations(modes(p, control, correlation, context), p.least()));
      for (int k = 0; k < mean.length; k++) {
        mean[k] += one[k] / p.shuffles();
      }
    }
    return mean;
  }
}
