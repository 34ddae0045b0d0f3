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
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.linear.dynamics.Timescales;
import org.osgi.service.component.annotations.Component;

/** Timescales of components by variance, from split-half cross-correlograms. */
@Component(service = Analyzer.class)
@Extension(
    name = "component-timescales",
    text = "Timescales of shared components and how they go with variance",
    source = "doi:10.1038/s41586-026-10528-1")
public final class ComponentTimescales implements ActivityAnalyzer<ComponentTimescales.Parameters> {
  /**
   * Parameters.
   *
   * @param split halves of the units
   * @param components components
   * @param lags longest lag
   * @param blocks blocks of time in a segment
   * @param summaryLag lag of the summary
   */
  public record Parameters(
      @Parameter(text = "How units are split in halves", value = "{}") SplitScheme split,
      @Parameter(text = "Components; 1000 in the paper", value = "100", min = 2, max = 100_000)
          int components,
      @Parameter(text = "Longest lag, samples", value = "100", min = 2, max = 100_000) int lags,
      @Parameter(
              text = "Blocks of time in a segment, half of them for the directions",
              value = "10",
              min = 2,
              max = 10_000)
          int blocks,
      @Parameter(
              text = "Lag at which autocorrelation is compared with rank",
              value = "0.23",
              unit = "s",
              min = 0)
          double summaryLag) {
    /** Checks the blocks. */
    public Parameters {
      if (blocks % 2 != 0) {
        throw new IllegalArgumentException("blocks are halved: " + blocks + " is odd");
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
      if (activity.samples(s) / p.blocks() <= p.lags()) {
        return Optional.of(
            "segments of "
                + activity.samples(s)
                + " samples are too short for "
                + p.blocks()
                + " blocks longer than "
                + p.lags()
                + " lags");
      }
    }
    return activity.segments() == 0 ? Optional.of("no activity was kept") : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Timescales measured =
        Timescales.of(
            TimeSplits.standardised(activity),
            p.split().of(activity, context.random()),
            p.blocks(),
            p.components(),
            p.lags(),
            context.kernels(),
            context.decompositions());
    int count = measured.variances().length;
    double[] rank = new double[count];
    double[] seconds = new double[count];
    double[] summary = new double[count];
    int lag =
        (int) Math.min(p.lags(), Math.max(1, Math.round(p.summaryLag() / activity.interval())));
    for (int k = 0; k < count; k++) {
      rank[k] = k + 1;
      seconds[k] = measured.timescale(k) * activity.interval();
      double sum = 0;
      int terms = 0;
      for (int l = Math.max(1, lag - 1); l <= Math.min(p.lags(), lag + 1); l++) {
        sum += measured.correlograms().get(k, l);
        terms++;
      }
      summary[k] = sum / terms;
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(
        "timescale_longest",
        Arrays.stream(seconds).filter(Double::isFinite).max().orElse(Double.NaN));
    metrics.put("timescale_first_component", seconds[0]);
    metrics.put(
        "variance_timescale_correlation", Timescales.logCorrelation(measured.variances(), seconds));
    metrics.put("rank_autocorrelation_correlation", Timescales.logCorrelation(rank, summary));
    Table table =
        new Table(
            "components",
            "Components of shared variance: held-out variance, and lag at which the"
                + " cross-correlogram of the halves falls to 1/e.",
            List.of(
                new Column.Numbers("component", "", rank),
                new Column.Numbers("variance", "", measured.variances()),
                new Column.Numbers("timescale", "s", seconds),
                new Column.Numbers("autocorrelation", "", summary)));
    return new Findings(
        metrics,
        List.of(table),
        List.of(correlograms(measured, activity.interval()), relation(measured, seconds)));
  }

  private static Figure correlograms(Timescales measured, double interval) {
    Matrix c = measured.correlograms();
    double[] lags = new double[c.columns()];
    Arrays.setAll(lags, l -> l * interval);
    List<Mark> marks = new ArrayList<>();
    for (int k = 1; k <= c.rows(); k = k < 2 ? 2 : k * 3) {
      double[] values = new double[lags.length];
      for (int l = 0; l < lags.length; l++) {
        values[l] = c.get(k - 1, l);
      }
      marks.add(new Mark.Line("component " + k, lags, values));
    }
    return new Figure(
        "cross-correlograms",
        "Cross-correlograms of components",
        "Projections of one half of the units against those of the other, in held-out blocks of"
            + " time, 1 at lag 0.",
        List.of(new Chart("", Axis.linear("lag", "s"), Axis.linear("correlation", ""), marks)));
  }

  private static Figure relation(Timescales measured, double[] seconds) {
    double[] variances = measured.variances().clone();
    for (int k = 0; k < variances.length; k++) {
      if (!(variances[k] > 0) || !(seconds[k] > 0)) {
        variances[k] = Double.NaN;
      }
    }
    return new Figure(
        "variance-timescale",
        "Variance and timescale",
        "Each point is a component. Linear symmetric dynamics put them on a line: timescale = 2"
            + " variance tau.",
        List.of(
            new Chart(
                "",
                Axis.log("variance", ""),
                Axis.log("timescale", "s"),
                List.of(new Mark.Points("components", variances, seconds)))));
  }
}
