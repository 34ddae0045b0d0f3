package org.anlage.analyzers.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.Mark;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.estimators.dynamics.Rotation;
import org.anlage.estimators.dynamics.Standardisation;
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
          double least) {}

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
    Eigenvalues modes =
        Rotation.eigenvalues(
            TimeSplits.standardised(activity),
            correlation,
            p.components(),
            p.lag(),
            p.penalty(),
            context.kernels(),
            context.decompositions());
    double[] rotations = Rotation.rotations(modes, p.least());
    Map<String, Double> metrics = new LinkedHashMap<>();
    double[] values = new double[PERCENTILES.length];
    for (int k = 0; k < PERCENTILES.length; k++) {
      values[k] = Rotation.percentile(rotations, PERCENTILES[k]);
      metrics.put("rotations_p" + (int) PERCENTILES[k], values[k]);
    }
    metrics.put("modes_counted", (double) rotations.length);
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
            "Percentiles over modes whose absolute value is above " + p.least() + ".",
            List.of(
                new Chart(
                    "",
                    Axis.linear("percentile", ""),
                    Axis.linear("rotations", ""),
                    List.of(new Mark.Line("rotations", PERCENTILES, values)))));
    return new Findings(metrics, List.of(), List.of(cloud, percentiles));
  }
}
